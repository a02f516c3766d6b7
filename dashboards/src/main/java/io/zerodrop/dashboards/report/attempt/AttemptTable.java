package io.zerodrop.dashboards.report.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import java.util.List;

/**
 * The attempts for the page's script: a row of numbers each, with the strings and the weighings of
 * causes held once. {@code columns} names the columns; a column that ends in {@code _s} is an index
 * into {@code strings}. Each piece of evidence is four numbers: file, line, what it shows and the
 * line itself.
 */
public final class AttemptTable {

  private static final List<String> COLUMNS =
      List.of(
          "start_us",
          "width_us",
          "took_us",
          "outcome_s",
          "cause_s",
          "masked",
          "failed",
          "status",
          "attempt_status",
          "number",
          "method_s",
          "path_s",
          "client_s",
          "service_s",
          "pod_s",
          "node_s",
          "address_s",
          "phase_s",
          "confidence",
          "termination_s",
          "finding_s",
          "weighing",
          "evidence");

  private AttemptTable() {}

  public static JsonNode json(List<PlacedAttempt> attempts, LogLines lines) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<PlacedAttempt> kept = attempts.stream().filter(PlacedAttempt::kept).toList();
    long base = kept.isEmpty() ? 0 : kept.get(0).start();
    StringTable strings = new StringTable();
    Weighings weighings = new Weighings();
    ArrayNode rows = json.arrayNode();
    kept.forEach(attempt -> rows.add(row(attempt, base, strings, weighings, lines)));
    ObjectNode table = json.objectNode().put("base_us", base);
    COLUMNS.forEach(table.putArray("columns")::add);
    table.set("strings", strings.json());
    table.set("weighings", weighings.json());
    table.set("rows", rows);
    return table;
  }

  private static ArrayNode row(
      PlacedAttempt attempt, long base, StringTable strings, Weighings weighings, LogLines lines) {
    Verdict verdict = attempt.verdict();
    ArrayNode row = JsonNodeFactory.instance.arrayNode();
    row.add(attempt.start() - base)
        .add(verdict.start().width())
        .add(attempt.end() - attempt.start())
        .add(strings.number(verdict.outcome().id()))
        .add(strings.number(verdict.cause() == null ? null : verdict.cause().id()))
        .add(verdict.masked() ? 1 : 0)
        .add(verdict.requestFailed() ? 1 : 0)
        .add(verdict.status())
        .add(verdict.attemptStatus())
        .add(verdict.attemptNumber())
        .add(strings.number(verdict.method()))
        .add(strings.number(verdict.path()))
        .add(strings.number(verdict.clientIp()))
        .add(strings.number(service(verdict)))
        .add(strings.number(verdict.pod()))
        .add(strings.number(verdict.node()))
        .add(strings.number(address(verdict)))
        .add(strings.number(verdict.phaseStart()))
        .add(Math.round(verdict.confidence() * 100))
        .add(strings.number(verdict.terminationId()))
        .add(strings.number(verdict.findingId()))
        .add(weighings.number(verdict.candidates()));
    ArrayNode evidence = row.addArray();
    for (Evidence each : verdict.evidence()) {
      evidence
          .add(strings.number(each.file()))
          .add(each.line())
          .add(strings.number(each.shows() == null ? each.source() : each.shows()))
          .add(strings.number(lines.of(each)));
    }
    return row;
  }

  private static String service(Verdict verdict) {
    return verdict.service() == null
        ? null
        : verdict.namespace() == null
            ? verdict.service()
            : verdict.namespace() + "/" + verdict.service();
  }

  private static String address(Verdict verdict) {
    return verdict.address() == null
        ? null
        : verdict.port() > 0 ? verdict.address() + ":" + verdict.port() : verdict.address();
  }
}
