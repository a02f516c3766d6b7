package io.zerodrop.dashboards.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.Timestamps;

/** Writes {@code summary.json}; only its {@code run} object differs from run to run. */
public final class SummaryJson {

  private SummaryJson() {}

  public static ObjectNode write(RunSummary summary) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", summary.version());
    putTime(json, "from", summary.trafficFrom());
    putTime(json, "to", summary.trafficTo());
    json.set("totals", totals(summary));
    ObjectNode causes = json.putObject("causes");
    summary.causes().forEach((cause, count) -> causes.put(cause.id(), count));
    summary.findings().forEach(json.putArray("findings")::add);
    summary.inputs().forEach(each -> json.withArray("inputs").add(input(each)));
    summary.coverage().forEach(each -> json.withArray("coverage").add(coverage(each)));
    if (summary.advice() != null) {
      json.put("advice", summary.advice());
    }
    summary.propagation().forEach(each -> json.withArray("propagation").add(propagation(each)));
    if (summary.placebo() != null) {
      json.set("placebo", placebo(summary.placebo()));
    }
    if (summary.speed() != null) {
      json.set("run", run(summary.speed()));
    }
    return json;
  }

  private static JsonNode totals(RunSummary summary) {
    Totals totals = summary.totals();
    return JsonNodeFactory.instance
        .objectNode()
        .put("requests", totals.requests())
        .put("attempts", totals.attempts())
        .put("failed", totals.failed())
        .put("failed_attempts", totals.failedAttempts())
        .put("masked", totals.masked())
        .put("served_while_terminating", totals.servedWhileTerminating())
        .put("terminations", totals.terminations())
        .put("quarantined", summary.quarantined());
  }

  private static JsonNode input(InputFile input) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", input.path()).put("kind", input.kind());
    if (input.format() != null) {
      json.put("format", input.format());
    }
    json.put("records", input.records())
        .put("quarantined", input.quarantined())
        .put("bytes", input.bytes());
    putTime(json, "from", input.from());
    putTime(json, "to", input.to());
    if (input.clock() != null) {
      json.put("clock_offset_ms", rounded(input.clock().takenOff()));
      putNumber(json, "clock_offset_min_ms", input.clock().least());
      putNumber(json, "clock_offset_max_ms", input.clock().most());
    }
    return json;
  }

  private static JsonNode coverage(SourceCoverage coverage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", coverage.source())
        .put("present", coverage.present())
        .put("files", coverage.files());
    putTime(json, "from", coverage.from());
    putTime(json, "to", coverage.to());
    if (coverage.note() != null) {
      json.put("note", coverage.note());
    }
    coverage
        .weakened()
        .forEach((cause, verdicts) -> json.withObject("/weakened_verdicts").put(cause, verdicts));
    coverage
        .levels()
        .forEach(
            (resource, levels) ->
                levels.forEach(json.withObject("/levels").withArray(resource)::add));
    return json;
  }

  private static JsonNode propagation(PropagationLag lag) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("service", lag.service())
        .put("consumer", lag.consumer())
        .put("where", lag.where())
        .put("observed", lag.observed())
        .put("censored", lag.censored());
    putFigure(json, "min", lag.min());
    putFigure(json, "median", lag.median());
    putFigure(json, "p90", lag.p90());
    putFigure(json, "max", lag.max());
    return json;
  }

  private static JsonNode placebo(Placebo placebo) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("shifts", placebo.shifts())
        .put("attempts", placebo.attempts())
        .put("blamed", placebo.blamed())
        .put("share", rounded(placebo.share()));
  }

  private static JsonNode run(RunSpeed speed) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("wall_ms", speed.wallMs())
        .put("input_bytes", speed.inputBytes())
        .put("megabytes_per_second", rounded(speed.megabytesPerSecond()));
  }

  private static void putTime(ObjectNode json, String name, Long micros) {
    if (micros != null) {
      json.put(name, Timestamps.format(micros));
    }
  }

  private static void putNumber(ObjectNode json, String name, Double number) {
    if (number != null) {
      json.put(name, rounded(number));
    }
  }

  private static void putFigure(ObjectNode json, String name, LagFigure figure) {
    putNumber(json, name + "_ms", figure.at());
    putNumber(json, name + "_at_least_ms", figure.least());
    putNumber(json, name + "_at_most_ms", figure.most());
  }

  private static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }
}
