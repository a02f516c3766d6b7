package io.zerodrop.ingest.record.bundle;

/** What a segment holds; one kind a file, so that its format can be told from any part of it. */
public enum RecordKind {
  AUDIT("audit", "\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[]"),
  ENDPOINT_SLICE("endpointslices", object("EndpointSlice", "discovery.k8s.io/v1")),
  POD("pods", object("Pod", "v1")),
  EVENT("events", object("Event", "v1"));

  private final String stem;
  private final String heartbeat;

  RecordKind(String stem, String heartbeat) {
    this.stem = stem;
    this.heartbeat = heartbeat;
  }

  private static String object(String kind, String apiVersion) {
    return "\"object\":{\"kind\":\"" + kind + "\",\"apiVersion\":\"" + apiVersion + "\"}";
  }

  /** How the names of its segments begin. */
  public String stem() {
    return stem;
  }

  /**
   * A line that says that until then there was nothing more to record. It looks like the kind's
   * other lines, so that a segment of heartbeats alone is still known for what it is.
   *
   * @param observedAt RFC 3339
   * @param cutSince since when the source could not be reached, null while it can
   */
  public String heartbeat(String observedAt, String cutSince) {
    String cut = cutSince == null ? "" : "\"cutSince\":\"" + cutSince + "\",";
    return "{\"observedAt\":\"" + observedAt + "\",\"type\":\"HEARTBEAT\"," + cut + heartbeat + "}";
  }
}
