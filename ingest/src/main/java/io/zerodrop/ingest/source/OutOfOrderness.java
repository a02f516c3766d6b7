package io.zerodrop.ingest.source;

import io.zerodrop.ingest.format.LogKind;

/**
 * How much later than a later one a record may still stand in a log of each kind, in milliseconds.
 */
final class OutOfOrderness {

  /** The order in the file says nothing about time: only the end of the file does. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  private OutOfOrderness() {}

  static long of(LogKind kind) {
    return switch (kind) {
      // The API server's webhook backend holds a batch for up to 30 s (--audit-webhook-batch-max-
      // wait), and batches may overtake each other.
      case AUDIT -> 35_000;
      // Written when the request ends, through buffers of several workers.
      case ACCESS, NGINX_ERROR, PROBE -> 5_000;
      case KUBE_PROXY, KUBELET -> 5_000;
      case ENDPOINT_SLICE, POD -> 2_000;
      // Lists, in the order of names.
      case EVENT, MANIFEST, UNKNOWN -> UNBOUNDED;
    };
  }
}
