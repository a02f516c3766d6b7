package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.elasticsearch.index.IndexTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at a live installation and says of each part whether it is well, a line each. */
public final class Checkup {

  /**
   * @param well false where something has to be done
   */
  public record Line(boolean well, String text) {}

  private Checkup() {}

  /**
   * @throws UnusableServer where nothing can be asked
   */
  public static List<Line> of(ElasticsearchConnection connection) throws UnusableServer {
    List<Line> lines = new ArrayList<>();
    ServerVersion version = ServerVersion.of(connection);
    if (version == null) {
      lines.add(new Line(true, "version: whoever asks may not see it"));
    } else {
      lines.add(
          new Line(
              version.supported(),
              "version: Elasticsearch "
                  + version.text()
                  + (version.supported() ? "" : ", but zerodrop works with 8.19 and 9.x")));
    }
    health(connection, lines);
    templates(connection, lines);
    for (IndexFamily family : IndexFamily.ALL) {
      lines.add(documents(connection, family));
    }
    return lines;
  }

  private static void health(ElasticsearchConnection connection, List<Line> lines)
      throws UnusableServer {
    Answer answer = connection.request("GET", "/_cluster/health", null);
    if (answer.ok()) {
      String status = answer.body().path("status").asText();
      lines.add(
          new Line(
              !status.equals("red"),
              "cluster: "
                  + status
                  + (status.equals("red") ? ", some indices cannot be read or written" : "")));
    }
  }

  private static void templates(ElasticsearchConnection connection, List<Line> lines)
      throws UnusableServer {
    TemplateInstall install = new TemplateInstall(connection, Lifecycle.existing(connection));
    int hidden = 0;
    List<String> wrong = new ArrayList<>();
    for (TemplateInstall.Step step : install.plan()) {
      switch (step.change()) {
        case CREATE -> wrong.add(step.path() + " is missing");
        case UPDATE -> wrong.add(step.path() + " differs from what this zerodrop brings");
        case HIDDEN -> hidden++;
        case KEEP -> {}
      }
    }
    for (String problem : wrong) {
      lines.add(new Line(false, "templates: " + problem + "; run zerodrop setup"));
    }
    if (hidden > 0) {
      lines.add(new Line(true, "templates: whoever asks may not see them"));
    } else if (wrong.isEmpty()) {
      lines.add(new Line(true, "templates: all there, version " + IndexFamily.SCHEMA_VERSION));
    }
  }

  private static Line documents(ElasticsearchConnection connection, IndexFamily family)
      throws UnusableServer {
    String alias = family.alias();
    Answer count = connection.request("GET", "/" + alias + "/_count", null);
    if (count.status() == 404) {
      return new Line(true, alias + ": nothing published yet");
    }
    if (!count.ok()) {
      return new Line(false, alias + ": cannot be read: " + count.reason());
    }
    Answer mappings = connection.request("GET", "/" + alias + "/_mapping", null);
    if (!mappings.ok()) {
      return new Line(false, alias + ": its mapping cannot be read: " + mappings.reason());
    }
    for (Map.Entry<String, JsonNode> index : mappings.body().properties()) {
      int version = index.getValue().at("/mappings/_meta/" + IndexTemplates.META_VERSION).asInt(0);
      if (version != IndexFamily.SCHEMA_VERSION) {
        return new Line(
            false,
            index.getKey()
                + ": was made without zerodrop's templates or by another version (its mapping has"
                + " version "
                + version
                + "); delete it and publish again");
      }
    }
    return new Line(true, alias + ": " + count.body().path("count").asLong() + " documents");
  }
}
