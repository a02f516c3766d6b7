package io.zerodrop.bench.bundle;

/** As ingress-nginx gives each request one. */
public record RequestId(long high, long low) {

  /** As it stands in the log. */
  @Override
  public String toString() {
    return String.format("%016x%016x", high, low);
  }
}
