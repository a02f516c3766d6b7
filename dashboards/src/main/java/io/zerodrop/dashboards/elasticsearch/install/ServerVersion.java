package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;

/** Which Elasticsearch answers, and whether zerodrop knows it. */
public record ServerVersion(String text, int major, int minor) {

  private static final int OLDEST_MAJOR = 8;
  private static final int OLDEST_MINOR = 19;
  private static final int NEWEST_MAJOR = 9;

  /** Null where whoever asks may not know it. */
  public static ServerVersion of(ElasticsearchConnection connection) throws UnusableServer {
    Answer nodes = connection.request("GET", "/_nodes/_local?filter_path=nodes.*.version", null);
    JsonNode node =
        nodes.body().path("nodes").elements().hasNext()
            ? nodes.body().path("nodes").elements().next()
            : null;
    String text = node == null ? null : node.path("version").asText(null);
    if (text == null) {
      Answer root = connection.request("GET", "/", null);
      text = root.body().path("version").path("number").asText(null);
    }
    return text == null ? null : parse(text);
  }

  static ServerVersion parse(String text) throws UnusableServer {
    String[] parts = text.split("[.-]");
    try {
      return new ServerVersion(text, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
      throw new UnusableServer(Kind.UNEXPECTED, text + " is no version of Elasticsearch", strange);
    }
  }

  public boolean supported() {
    return major == OLDEST_MAJOR && minor >= OLDEST_MINOR
        || major > OLDEST_MAJOR && major <= NEWEST_MAJOR;
  }

  /** Refuses what is too old to understand what zerodrop sends. */
  public void require() throws UnusableServer {
    if (!supported()) {
      throw new UnusableServer(
          Kind.UNEXPECTED,
          "Elasticsearch " + text + " is not supported; zerodrop works with 8.19 and 9.x");
    }
  }
}
