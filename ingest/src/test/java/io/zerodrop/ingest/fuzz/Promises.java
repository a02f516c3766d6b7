package io.zerodrop.ingest.fuzz;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.parse.Collected;

/**
 * What holds for every parser, whatever the bytes: each record has an outcome, a request its order
 * in time, and what is shown of a rejected record is bounded and harmless.
 */
final class Promises {

  private static final int LONGEST_REASON = 1500;
  private static final int LONGEST_EXCERPT = 300;

  /**
   * What reading a file may allocate whatever its length: buffers, tables, an exception's trace.
   */
  private static final long ALLOCATED = 16L << 20;

  private static final int ALLOCATED_PER_BYTE = 8 << 10;

  private Promises() {}

  /**
   * @param collected what came of one record
   */
  static void check(Collected collected) {
    require(collected.outcomes() > 0, "a record has an outcome");
    collected.rejections.forEach(Promises::check);
    collected.requests.forEach(Promises::check);
  }

  /** Of a record that a parser rejects; the reader's reasons do not end in an expectation. */
  static void check(Rejected rejected) {
    String reason = rejected.reason();
    require(reason.contains("expected"), "a reason says what was expected: " + reason);
    checkShown(rejected);
  }

  static void checkShown(Rejected rejected) {
    require(!rejected.reason().isBlank(), "a rejection has a reason");
    require(rejected.reason().length() < LONGEST_REASON, "a reason is bounded");
    require(rejected.excerpt().length() < LONGEST_EXCERPT, "an excerpt is bounded");
    require(
        (rejected.reason() + rejected.excerpt()).chars().noneMatch(Character::isISOControl),
        "no control characters are shown");
  }

  /**
   * Memory grows with the input and by no power of it.
   *
   * @param bytes allocated in all while an input was read
   * @param length of the input in bytes
   */
  static void checkAllocated(long bytes, int length) {
    if (!bounds(bytes, length)) {
      throw new AssertionError("broken: %,d bytes allocated for %,d".formatted(bytes, length));
    }
  }

  static boolean bounds(long bytes, int length) {
    return bytes <= ALLOCATED + (long) length * ALLOCATED_PER_BYTE;
  }

  private static void check(RequestLogged request) {
    require(request.start().earliest() <= request.end().latest(), "a request ends after its start");
    require(request.status() >= 0 && request.status() <= 999, "a status has three digits");
    require(request.hiddenAttempts() >= 0, "retries are counted");
    for (Attempt attempt : request.attempts()) {
      require(attempt.number() > 0, "attempts are numbered from 1");
      require(attempt.status() >= 0 && attempt.status() <= 999, "so has that of an attempt");
      require(attempt.port() >= 0 && attempt.port() <= 65_535, "a port is one");
      require(
          attempt.start().earliest() <= attempt.end().latest(), "an attempt ends after its start");
    }
  }

  private static void require(boolean holds, String promise) {
    if (!holds) {
      throw new AssertionError("broken: " + promise);
    }
  }
}
