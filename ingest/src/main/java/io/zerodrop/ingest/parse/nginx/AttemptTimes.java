package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Stamp;

/**
 * When a request and its attempts began and ended, as far as one access line tells.
 *
 * <p>nginx writes the line at the request's end {@code E}, with the request's duration {@code d}
 * and the duration {@code u} of each attempt. The attempts follow one another at once; what the
 * request took beyond their sum lies before the first (reading the request) or after the last
 * (sending the response), the line does not say which. So attempt {@code i} began no earlier than
 * {@code E - d + sum of the u before it} and no later than {@code E - sum of its u and those after
 * it}.
 *
 * <p>nginx takes times from a clock of whole milliseconds that it reads once for each round of
 * events (ngx_times.c), so a difference of two is off by up to a millisecond either way.
 */
final class AttemptTimes {

  private static final long MS = Stamp.MILLISECOND;

  /**
   * How long a request without {@code $request_time} may have spent outside of its attempts: the
   * default client_header_timeout and send_timeout of nginx.
   */
  private static final long UNKNOWN_REST = 60 * Stamp.SECOND;

  private final Stamp end;
  private final long requestMicros;
  private final long[] before;
  private final long[] durations;

  /**
   * @param end of the request, as wide as the format's clock
   * @param requestMicros {@code $request_time}, -1 if not logged
   * @param durations {@code $upstream_response_time} of each attempt, -1 where not known
   */
  AttemptTimes(Stamp end, long requestMicros, long[] durations) {
    this.end = end;
    this.durations = durations;
    this.before = new long[durations.length + 1];
    for (int i = 0; i < durations.length; i++) {
      before[i + 1] = before[i] + Math.max(0, durations[i]);
    }
    this.requestMicros = requestMicros;
  }

  /** {@code $request_time}, -1 if not logged. */
  long requestMicros() {
    return requestMicros;
  }

  Stamp requestStart() {
    long duration = requestMicros < 0 ? before[durations.length] : requestMicros;
    return Stamp.between(earliest(), end.latest() - duration + MS);
  }

  Stamp start(int index) {
    long slack = index == 0 ? 0 : MS;
    return Stamp.between(earliest() + before[index] - slack, end.latest() - remaining(index) + MS);
  }

  Stamp end(int index) {
    boolean last = index == durations.length - 1;
    long latest = last ? end.latest() : end.latest() - remaining(index + 1) + MS;
    return Stamp.between(Math.min(latest, earliest() + before[index + 1] - MS), latest);
  }

  private long earliest() {
    long attempts = before[durations.length];
    if (requestMicros < 0) {
      return end.earliest() - attempts - UNKNOWN_REST;
    }
    return end.earliest() - (contradicted(attempts) ? attempts : requestMicros) - MS;
  }

  /** Whether several attempts took longer than the request by more than the clock is off. */
  private boolean contradicted(long attempts) {
    return durations.length > 1 && attempts - requestMicros > (durations.length + 1) * MS;
  }

  private long remaining(int index) {
    return before[durations.length] - before[index];
  }
}
