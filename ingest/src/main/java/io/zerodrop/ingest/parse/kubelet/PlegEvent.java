package io.zerodrop.ingest.parse.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.KubeletLine.Kind;

/**
 * What the pod lifecycle event generator reports (pkg/kubelet/pleg/pleg.go): as JSON {@code
 * {"ID":..,"Type":"ContainerDied","Data":..}}, or as Go prints it, {@code &{ID:.. Type:..
 * Data:..}}.
 *
 * @param kind null for an event that is neither start nor death
 * @param podUid the event's ID
 * @param containerId the event's Data: a container or the pod's sandbox
 */
record PlegEvent(Kind kind, String podUid, String containerId) {

  static PlegEvent of(JsonNode event) {
    if (event != null && event.isObject()) {
      return new PlegEvent(
          kind(event.path("Type").asText()),
          event.path("ID").asText(null),
          event.path("Data").asText(null));
    }
    return ofGo(event == null ? "" : event.asText());
  }

  static PlegEvent ofGo(String text) {
    return new PlegEvent(kind(field(text, "Type:")), field(text, "ID:"), field(text, "Data:"));
  }

  private static String field(String text, String name) {
    int at = text.indexOf(name);
    if (at < 0) {
      return null;
    }
    int from = at + name.length();
    int to = from;
    while (to < text.length() && " ,}\"".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    if (to == from && to < text.length() && text.charAt(to) == '"') {
      return field(text, name + '"');
    }
    return text.substring(from, to);
  }

  private static Kind kind(String type) {
    if ("ContainerDied".equals(type)) {
      return Kind.CONTAINER_DIED;
    }
    return "ContainerStarted".equals(type) ? Kind.CONTAINER_STARTED : null;
  }
}
