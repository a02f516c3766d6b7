package io.zerodrop.bench.bundle;

import java.nio.file.Path;

/**
 * What bundle to make. The period that it covers follows from its size and the rate.
 *
 * @param bytes of all files together; the bundle ends with the first second that reaches it
 * @param seed the same spec with the same seed gives the same bytes
 * @param rate requests a second over all Services
 * @param rolloutsPerMinute over all Services
 * @param routers how many ingress controllers, each with an access log of its own
 */
public record BundleSpec(
    Path directory,
    long bytes,
    long seed,
    int services,
    int rate,
    double rolloutsPerMinute,
    int routers) {

  public static BundleSpec of(Path directory, long bytes) {
    return new BundleSpec(directory, bytes, 1, 64, 5_000, 2, 2);
  }
}
