package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deletes whole months, by the names of their indices and no others. */
public final class Retention {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu.MM");

  /** An index and what is in it. */
  public record Month(String index, YearMonth month, long documents) {}

  private Retention() {}

  /**
   * The indices of months that were over before a month began, oldest first.
   *
   * @param kept the first month to keep
   */
  public static List<Month> before(ElasticsearchConnection connection, YearMonth kept)
      throws UnusableServer {
    Map<String, Month> found = new TreeMap<>();
    for (IndexFamily family : IndexFamily.ALL) {
      Answer answer = connection.request("GET", "/" + family.pattern() + "/_stats/docs", null);
      if (!answer.ok()) {
        throw refused("list " + family.pattern(), answer);
      }
      for (Map.Entry<String, JsonNode> index : answer.body().path("indices").properties()) {
        YearMonth month = month(family, index.getKey());
        if (month != null && month.isBefore(kept)) {
          long documents = index.getValue().at("/primaries/docs/count").asLong();
          found.put(month + index.getKey(), new Month(index.getKey(), month, documents));
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  public static void delete(ElasticsearchConnection connection, List<Month> months)
      throws UnusableServer {
    for (Month month : months) {
      Answer answer = connection.request("DELETE", "/" + month.index(), null);
      if (!answer.ok() && answer.status() != 404) {
        throw refused("delete " + month.index(), answer);
      }
    }
  }

  /** Null for an index that zerodrop did not name. */
  static YearMonth month(IndexFamily family, String index) {
    String start = family.pattern().substring(0, family.pattern().length() - 1);
    if (!index.startsWith(start)) {
      return null;
    }
    try {
      return YearMonth.parse(index.substring(start.length()), MONTH);
    } catch (DateTimeException another) {
      return null;
    }
  }

  private static UnusableServer refused(String what, Answer answer) {
    return new UnusableServer(
        answer.status() == 403 ? Kind.UNAUTHORISED : Kind.UNEXPECTED,
        "cannot " + what + ": " + answer.reason());
  }
}
