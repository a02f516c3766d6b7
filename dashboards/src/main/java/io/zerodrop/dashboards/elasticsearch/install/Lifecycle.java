package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;

/**
 * The index lifecycle policy: deletes an index some days after it was made. Its age counts from its
 * making, not from its month, or an old incident that is published today would go at once.
 */
public final class Lifecycle {

  public static final String POLICY = "zerodrop";

  private static final String PATH = "_ilm/policy/" + POLICY;

  private Lifecycle() {}

  /** The policy's name where it is installed, else null. */
  public static String existing(ElasticsearchConnection connection) throws UnusableServer {
    return connection.request("GET", PATH, null).ok() ? POLICY : null;
  }

  /** Whether the server has index lifecycle management at all. */
  public static boolean available(ElasticsearchConnection connection) throws UnusableServer {
    int status = connection.request("GET", "_ilm/status", null).status();
    return status >= 200 && status < 300;
  }

  public static void install(ElasticsearchConnection connection, int days) throws UnusableServer {
    Answer answer = connection.request("PUT", PATH, policy(days));
    if (!answer.ok()) {
      throw new UnusableServer(
          answer.status() == 403 ? Kind.UNAUTHORISED : Kind.UNEXPECTED,
          "cannot install the lifecycle policy: " + answer.reason());
    }
  }

  public static ObjectNode policy(int days) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode phases = body.putObject("policy").putObject("phases");
    ObjectNode delete = phases.putObject("delete").put("min_age", days + "d");
    delete.putObject("actions").putObject("delete");
    return body;
  }
}
