package io.zerodrop.ingest.envelope;

import java.io.Serializable;

/**
 * Who wrote a line, as its envelope tells; what it does not tell is null.
 *
 * @param stream {@code stdout}, {@code stderr} or null
 */
public record Origin(String namespace, String pod, String container, String node, String stream)
    implements Serializable {

  public static final Origin UNKNOWN = new Origin(null, null, null, null, null);

  /**
   * {@code namespace/pod}, or the pod alone where the namespace is not told; null without a pod.
   */
  public String podName() {
    return pod == null || namespace == null ? pod : namespace + "/" + pod;
  }

  /** {@code namespace/pod/container} as far as they are told; null without a pod. */
  public String containerName() {
    return pod == null || container == null ? podName() : podName() + "/" + container;
  }

  /** What this one tells, completed by what the other tells. */
  public Origin or(Origin other) {
    return new Origin(
        namespace == null ? other.namespace : namespace,
        pod == null ? other.pod : pod,
        container == null ? other.container : container,
        node == null ? other.node : node,
        stream == null ? other.stream : stream);
  }
}
