package io.zerodrop.dashboards.advice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.analyzer.advice.Audit;
import io.zerodrop.analyzer.advice.TrafficPolicy;
import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.rule.Fix;
import io.zerodrop.analyzer.advice.rule.Problem;
import io.zerodrop.analyzer.advice.rule.Severity;
import java.util.List;

/** {@code audit.json}. */
public final class AuditJson {

  private AuditJson() {}

  public static ObjectNode of(Audit audit, List<String> byHand) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode counts = root.putObject("counts");
    for (Severity severity : Severity.values()) {
      counts.put(severity.id(), audit.count(severity));
    }
    ArrayNode problems = root.putArray("problems");
    audit.problems().forEach(problem -> problems.add(problem(problem)));
    ArrayNode policies = root.putArray("policies");
    for (TrafficPolicy policy : TrafficPolicy.of(audit.scene())) {
      policies
          .addObject()
          .put("object", policy.object())
          .put("today", policy.today())
          .put("choice", policy.choice())
          .put("fallback", policy.fallback());
    }
    ArrayNode unedited = root.putArray("by_hand");
    byHand.forEach(unedited::add);
    return root;
  }

  private static ObjectNode problem(Problem problem) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("rule", problem.about().id())
        .put("severity", problem.severity().id())
        .put("object", problem.manifest().object())
        .put("file", problem.manifest().file())
        .put("line", problem.line())
        .put("field", problem.path())
        .put("what", problem.what())
        .put("why", problem.about().why())
        .put("source", problem.about().source());
    if (problem.fix() != null) {
      fix(problem.fix(), node.putObject("fix"));
    }
    return node;
  }

  private static void fix(Fix fix, ObjectNode node) {
    node.put("destructive", fix.destructive());
    if (fix.caution() != null) {
      node.put("caution", fix.caution());
    }
    ArrayNode edits = node.putArray("edits");
    for (Edit edit : fix.edits()) {
      ObjectNode each = edits.addObject().put("object", edit.manifest().object());
      each.put("field", edit.path());
      if (edit instanceof Edit.Put put) {
        each.put("to", put.value());
      } else if (edit instanceof Edit.Add add) {
        each.put("adds", add.yaml());
      } else {
        each.putNull("to");
      }
    }
  }
}
