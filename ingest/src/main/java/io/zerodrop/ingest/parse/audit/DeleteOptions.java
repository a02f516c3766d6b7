package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.Tree;

/**
 * What a deletion or an eviction asks for (meta/v1 DeleteOptions), in its body or its URI; the API
 * server reads the URI only where there is no body.
 *
 * @param gracePeriodSeconds null where the pod's own is to count
 * @param uid the precondition: the object's uid, or the request fails; null without one
 */
record DeleteOptions(Long gracePeriodSeconds, boolean dryRun, String uid) {

  private static final DeleteOptions NONE = new DeleteOptions(null, false, null);

  static DeleteOptions of(AuditEnvelope envelope) throws Mismatch {
    boolean eviction = "eviction".equals(envelope.subresource);
    if (!eviction && !envelope.verb.startsWith("delete")) {
      return NONE;
    }
    Tree body = Tree.of(envelope.requestObject);
    Tree options = eviction ? body.object("deleteOptions") : body;
    Long grace = options.number("gracePeriodSeconds");
    return new DeleteOptions(
        grace == null ? graceOf(new RequestUri(envelope.uri)) : grace,
        isAll(options.raw("dryRun")),
        options.object("preconditions").text("uid"));
  }

  private static boolean isAll(JsonNode dryRun) {
    for (JsonNode stage : dryRun) {
      if (stage.asText().equals("All")) {
        return true;
      }
    }
    return false;
  }

  private static Long graceOf(RequestUri uri) {
    String seconds = uri.parameter("gracePeriodSeconds");
    return seconds != null && seconds.matches("-?\\d{1,18}") ? Long.valueOf(seconds) : null;
  }
}
