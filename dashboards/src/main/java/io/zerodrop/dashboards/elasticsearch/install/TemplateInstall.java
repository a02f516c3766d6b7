package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.elasticsearch.index.IndexTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings the templates of an Elasticsearch to the version of this zerodrop; never back. */
public final class TemplateInstall {

  /** What is to be done with one template. */
  public enum Change {
    CREATE,
    UPDATE,
    KEEP,
    /** Who asks may not see it. */
    HIDDEN
  }

  /**
   * @param path such as {@code _index_template/zerodrop-findings}
   * @param installed the version that is there, -1 for none
   */
  public record Step(String path, Change change, int installed) {}

  private final ElasticsearchConnection connection;
  private final Map<String, ObjectNode> templates;

  /**
   * @param lifecycle the name of a lifecycle policy that is there, null for none
   */
  public TemplateInstall(ElasticsearchConnection connection, String lifecycle) {
    this.connection = connection;
    this.templates = IndexTemplates.of(lifecycle);
  }

  /**
   * Compares, and changes nothing.
   *
   * @throws UnusableServer where a newer zerodrop installed its templates
   */
  public List<Step> plan() throws UnusableServer {
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<String, ObjectNode> template : templates.entrySet()) {
      steps.add(step(template.getKey(), template.getValue()));
    }
    return steps;
  }

  /** Does what the plan says. */
  public void apply(List<Step> plan) throws UnusableServer {
    for (Step step : plan) {
      if (step.change() == Change.CREATE || step.change() == Change.UPDATE) {
        Answer answer = connection.request("PUT", step.path(), templates.get(step.path()));
        if (!answer.ok()) {
          throw refused(step.path(), answer);
        }
      }
    }
  }

  private Step step(String path, ObjectNode wanted) throws UnusableServer {
    Answer answer = connection.request("GET", path, null);
    if (answer.status() == 404) {
      return new Step(path, Change.CREATE, -1);
    }
    if (answer.status() == 403) {
      return new Step(path, Change.HIDDEN, -1);
    }
    if (!answer.ok()) {
      throw refused(path, answer);
    }
    JsonNode found = answer.body().elements().next().path(0);
    JsonNode there = found.elements().next();
    for (JsonNode part : found) {
      there = part.isObject() ? part : there;
    }
    int version = there.path("_meta").path(IndexTemplates.META_VERSION).asInt(0);
    if (version > IndexFamily.SCHEMA_VERSION) {
      throw new UnusableServer(
          Kind.UNEXPECTED,
          path
              + " has version "
              + version
              + ", this zerodrop brings "
              + IndexFamily.SCHEMA_VERSION
              + "; use the newer zerodrop that installed it");
    }
    boolean same = version == IndexFamily.SCHEMA_VERSION && TemplateContent.same(wanted, there);
    return new Step(path, same ? Change.KEEP : Change.UPDATE, version);
  }

  private static UnusableServer refused(String path, Answer answer) {
    boolean forbidden = answer.status() == 403;
    return new UnusableServer(
        forbidden ? Kind.UNAUTHORISED : Kind.UNEXPECTED,
        "cannot install "
            + path
            + ": "
            + answer.reason()
            + (forbidden ? "; give the role that 'zerodrop setup --print-roles' shows" : ""));
  }
}
