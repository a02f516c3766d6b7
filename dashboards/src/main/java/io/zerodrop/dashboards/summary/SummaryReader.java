package io.zerodrop.dashboards.summary;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.dashboards.document.Timestamps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads back what {@link SummaryJson} writes; what is absent counts as not known, or as zero. */
public final class SummaryReader {

  private SummaryReader() {}

  public static RunSummary read(JsonNode json) {
    JsonNode totals = json.path("totals");
    return new RunSummary(
        json.path("version").asText("unknown"),
        list(json.path("inputs"), SummaryReader::input),
        new Totals(
            totals.path("requests").asLong(),
            totals.path("attempts").asLong(),
            totals.path("failed").asLong(),
            totals.path("failed_attempts").asLong(),
            totals.path("masked").asLong(),
            totals.path("served_while_terminating").asLong(),
            totals.path("terminations").asLong()),
        causes(json.path("causes")),
        list(json.path("findings"), JsonNode::asText),
        list(json.path("coverage"), SummaryReader::coverage),
        json.has("placebo") ? placebo(json.path("placebo")) : null,
        json.has("run") ? speed(json.path("run")) : null,
        list(json.path("propagation"), SummaryReader::propagation),
        text(json.path("advice")));
  }

  private static InputFile input(JsonNode json) {
    return new InputFile(
        json.path("file").asText(),
        json.path("kind").asText(),
        text(json.path("format")),
        json.path("records").asLong(),
        json.path("quarantined").asLong(),
        json.path("bytes").asLong(),
        time(json.path("from")),
        time(json.path("to")),
        json.has("clock_offset_ms") ? clock(json) : null);
  }

  private static ClockOffset clock(JsonNode json) {
    return new ClockOffset(
        json.path("clock_offset_ms").asDouble(),
        number(json.path("clock_offset_min_ms")),
        number(json.path("clock_offset_max_ms")));
  }

  private static SourceCoverage coverage(JsonNode json) {
    return new SourceCoverage(
        json.path("source").asText(),
        json.path("present").asBoolean(),
        json.path("files").asInt(),
        time(json.path("from")),
        time(json.path("to")),
        text(json.path("note")),
        levels(json.path("levels")),
        weakened(json.path("weakened_verdicts")));
  }

  private static Map<String, Long> weakened(JsonNode json) {
    Map<String, Long> weakened = new TreeMap<>();
    json.properties().forEach(entry -> weakened.put(entry.getKey(), entry.getValue().asLong()));
    return weakened;
  }

  private static Map<String, List<String>> levels(JsonNode json) {
    Map<String, List<String>> levels = new TreeMap<>();
    json.properties()
        .forEach(entry -> levels.put(entry.getKey(), list(entry.getValue(), JsonNode::asText)));
    return levels;
  }

  private static PropagationLag propagation(JsonNode json) {
    return new PropagationLag(
        json.path("consumer").asText(),
        json.path("where").asText(),
        json.path("service").asText(),
        json.path("observed").asInt(),
        json.path("censored").asInt(),
        figure(json, "min"),
        figure(json, "median"),
        figure(json, "p90"),
        figure(json, "max"));
  }

  private static LagFigure figure(JsonNode json, String name) {
    return new LagFigure(
        number(json.path(name + "_ms")),
        number(json.path(name + "_at_least_ms")),
        number(json.path(name + "_at_most_ms")));
  }

  private static Placebo placebo(JsonNode json) {
    return new Placebo(
        json.path("shifts").asInt(), json.path("attempts").asLong(), json.path("blamed").asLong());
  }

  private static RunSpeed speed(JsonNode json) {
    return new RunSpeed(json.path("wall_ms").asLong(), json.path("input_bytes").asLong());
  }

  private static Map<Cause, Long> causes(JsonNode json) {
    Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      if (json.has(cause.id())) {
        causes.put(cause, json.path(cause.id()).asLong());
      }
    }
    return causes;
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> entry) {
    List<T> entries = new ArrayList<>();
    array.forEach(node -> entries.add(entry.apply(node)));
    return entries;
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? null : node.asText();
  }

  private static Double number(JsonNode node) {
    return node.isMissingNode() ? null : Double.valueOf(node.asDouble());
  }

  private static Long time(JsonNode node) {
    return node.isMissingNode() ? null : Timestamps.parse(node.asText());
  }
}
