package io.zerodrop.ingest.parse.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds an audit line as the API server writes it: compact, its fields in their usual order. */
final class AuditLine {

  private final Map<String, String> fields = new LinkedHashMap<>();

  private AuditLine() {}

  /** A finished write of user alice in namespace shop, at level RequestResponse, code 200. */
  static AuditLine of(String verb, String resource, String subresource, String name) {
    AuditLine line = new AuditLine();
    line.with("kind", "'Event'").with("apiVersion", "'audit.k8s.io/v1'");
    line.with("level", "'RequestResponse'").with("auditID", "'11111111-aaaa'");
    line.with("stage", "'ResponseComplete'").with("requestURI", "'/apis/x'");
    line.with("verb", "'" + verb + "'").with("user", "{'username':'alice','groups':['dev']}");
    line.with("userAgent", "'kubectl/v1.36.2'");
    line.with("objectRef", reference(resource, subresource, name));
    line.with("responseStatus", "{'metadata':{},'code':200}");
    line.with("requestReceivedTimestamp", "'2026-05-01T10:00:00.000100Z'");
    line.with("stageTimestamp", "'2026-05-01T10:00:00.000900Z'");
    return line;
  }

  /** Single quotes stand for double quotes. */
  AuditLine with(String field, String json) {
    fields.put(field, json.replace('\'', '"'));
    return this;
  }

  AuditLine without(String field) {
    fields.remove(field);
    return this;
  }

  String json() {
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The same with its fields in alphabetical order, as shippers that re-encode JSON write it. */
  String sortedJson() {
    return fields.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String reference(String resource, String subresource, String name) {
    return "{'resource':'"
        + resource
        + "','namespace':'shop'"
        + (name == null ? "" : ",'name':'" + name + "'")
        + ",'apiVersion':'v1'"
        + (subresource == null ? "" : ",'subresource':'" + subresource + "'")
        + "}";
  }
}
