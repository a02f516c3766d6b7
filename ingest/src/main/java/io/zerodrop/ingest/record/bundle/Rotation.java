package io.zerodrop.ingest.record.bundle;

import java.time.Duration;

/**
 * When a segment is closed and the next one begun.
 *
 * @param bytes at which it is full; a batch that was begun is still written whole
 * @param age of a segment, from its first line
 */
public record Rotation(long bytes, Duration age) {

  public static final Rotation DEFAULT = new Rotation(64L << 20, Duration.ofHours(1));

  public Rotation {
    if (bytes < 1) {
      throw new IllegalArgumentException("segments of " + bytes + " bytes, expected at least 1");
    }
    if (age.isZero() || age.isNegative()) {
      throw new IllegalArgumentException("segments of age " + age + ", expected a positive one");
    }
  }
}
