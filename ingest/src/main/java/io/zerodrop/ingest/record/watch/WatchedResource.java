package io.zerodrop.ingest.record.watch;

import io.zerodrop.ingest.record.bundle.RecordKind;
import java.util.regex.Pattern;

/** What is watched, and where the API has it. */
public enum WatchedResource {
  ENDPOINT_SLICES("/apis/discovery.k8s.io/v1", "endpointslices", RecordKind.ENDPOINT_SLICE, true),
  PODS("/api/v1", "pods", RecordKind.POD, true),
  /** Events go by expiry, which says nothing: only their coming and changing is followed. */
  EVENTS("/api/v1", "events", RecordKind.EVENT, false);

  /** RFC 1123 label, which names of namespaces are. */
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private final String group;
  private final String plural;
  private final RecordKind kind;
  private final boolean leaves;

  WatchedResource(String group, String plural, RecordKind kind, boolean leaves) {
    this.group = group;
    this.plural = plural;
    this.kind = kind;
    this.leaves = leaves;
  }

  public String plural() {
    return plural;
  }

  public RecordKind recordKind() {
    return kind;
  }

  /** Whether it matters when one of them is gone. */
  boolean leaves() {
    return leaves;
  }

  /** Kind and version, which the elements of the API's lists leave out. */
  String objectKind() {
    return switch (this) {
      case ENDPOINT_SLICES -> "EndpointSlice";
      case PODS -> "Pod";
      case EVENTS -> "Event";
    };
  }

  String apiVersion() {
    return group.substring(group.indexOf('/', 1) + 1);
  }

  /**
   * @param namespace null for all
   */
  String path(String namespace) {
    return group + (namespace == null ? "" : "/namespaces/" + namespace) + "/" + plural;
  }

  public static boolean isNamespace(String name) {
    return NAMESPACE.matcher(name).matches();
  }
}
