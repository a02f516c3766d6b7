package io.zerodrop.dashboards.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A comparison for programs. */
public final class ComparisonJson {

  private ComparisonJson() {}

  public static ObjectNode of(Comparison comparison) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("before", side(comparison.before()));
    root.set("after", side(comparison.after()));
    ArrayNode causes = root.putArray("causes");
    for (CauseChange each : comparison.causes()) {
      ObjectNode row = causes.addObject();
      row.put("cause", each.cause().id())
          .put("namespace", each.namespace())
          .put("service", each.service())
          .put("change", each.change().id());
      row.putObject("failed").put("before", each.failedBefore()).put("after", each.failedAfter());
      row.putObject("masked").put("before", each.maskedBefore()).put("after", each.maskedAfter());
    }
    ObjectNode lags = root.putObject("lags");
    for (LagChange lag : comparison.lags()) {
      ObjectNode row = lags.putObject(lag.name());
      row.set("before", spread(lag.before()));
      row.set("after", spread(lag.after()));
    }
    return root.put("verdict", comparison.verdict());
  }

  private static ObjectNode side(Comparison.Side side) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", side.name())
        .put("requests", side.requests())
        .put("terminations", side.terminations())
        .put("lost", side.lost())
        .put("lost_per_million", side.lostPerMillion())
        .put("masked", side.masked())
        .put("undecided", side.undecided());
  }

  private static ObjectNode spread(LagChange.Spread spread) {
    return spread == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("terminations_and_places", spread.count())
            .put("median_ms", spread.median())
            .put("longest_ms", spread.longest());
  }
}
