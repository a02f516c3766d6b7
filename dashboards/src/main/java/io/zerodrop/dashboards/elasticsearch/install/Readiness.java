package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether documents can be published: asked before the work, so that a wrong password does not cost
 * an analysis.
 */
public final class Readiness {

  private Readiness() {}

  /**
   * Installs the templates where they are missing and whoever asks may do that.
   *
   * @return whether it did
   * @throws UnusableServer where publishing could not work
   */
  public static boolean check(ElasticsearchConnection connection) throws UnusableServer {
    requirePrivileges(connection);
    TemplateInstall install = new TemplateInstall(connection, Lifecycle.existing(connection));
    List<TemplateInstall.Step> plan = install.plan();
    boolean missing =
        plan.stream()
            .anyMatch(
                step ->
                    step.change() == TemplateInstall.Change.CREATE
                        || step.change() == TemplateInstall.Change.UPDATE);
    if (missing) {
      install.apply(plan);
    }
    return missing;
  }

  private static void requirePrivileges(ElasticsearchConnection connection) throws UnusableServer {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    ObjectNode asked = question.putArray("index").addObject();
    Roles.writerIndices().forEach(asked.putArray("names")::add);
    Roles.writerPrivileges().forEach(asked.putArray("privileges")::add);
    Answer answer = connection.request("POST", "/_security/user/_has_privileges", question);
    if (answer.status() == 403) {
      throw new UnusableServer(
          Kind.UNAUTHORISED, connection.settings().credentials() + ": " + answer.reason());
    }
    // Without security the question is not understood, and everybody may do everything.
    if (!answer.ok() || answer.body().path("has_all_requested").asBoolean(true)) {
      return;
    }
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> index : answer.body().path("index").properties()) {
      for (Map.Entry<String, JsonNode> right : index.getValue().properties()) {
        if (!right.getValue().asBoolean()) {
          missing.add(right.getKey() + " on " + index.getKey());
        }
      }
    }
    throw new UnusableServer(
        Kind.UNAUTHORISED,
        connection.settings().credentials()
            + " may not publish: it lacks "
            + String.join(", ", missing)
            + "; give it the role that 'zerodrop setup --print-roles' shows");
  }
}
