package io.zerodrop.dashboards.advice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.analyzer.advice.Audit;
import io.zerodrop.analyzer.advice.rule.About;
import io.zerodrop.analyzer.advice.rule.Problem;
import java.util.Map;
import java.util.TreeMap;

/**
 * An audit as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change.
 *
 * <p>Its levels are {@code note}, {@code warning} and {@code error}, as ours.
 */
public final class AuditSarif {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private AuditSarif() {}

  public static ObjectNode of(Audit audit) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "zerodrop");
    Map<String, About> abouts = new TreeMap<>();
    audit.problems().forEach(problem -> abouts.putIfAbsent(problem.about().id(), problem.about()));
    ArrayNode rules = driver.putArray("rules");
    abouts.forEach((id, about) -> rules.add(rule(about)));
    ArrayNode results = run.putArray("results");
    audit.problems().forEach(problem -> results.add(result(problem)));
    return root;
  }

  private static ObjectNode rule(About about) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode().put("id", about.id());
    rule.putObject("shortDescription").put("text", about.title());
    rule.putObject("fullDescription").put("text", about.why());
    rule.putObject("help").put("text", about.why() + " Source: " + about.source());
    rule.putObject("defaultConfiguration").put("level", about.severity().id());
    return rule;
  }

  private static ObjectNode result(Problem problem) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("ruleId", problem.about().id());
    result.put("level", problem.severity().id());
    result.putObject("message").put("text", problem.manifest().object() + ": " + problem.what());
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", problem.manifest().file().replace('\\', '/'));
    place.putObject("region").put("startLine", problem.line());
    return result;
  }
}
