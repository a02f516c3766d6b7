package io.zerodrop.pipeline.probe;

import io.zerodrop.ingest.event.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/**
 * Why a request got no answer.
 *
 * @param failure as a client sees it
 * @param own why it was the probe's own fault, null if it was not
 */
record Fault(Failure failure, String own) {

  /** A request that waited longer than this on a probe that stood still says nothing. */
  private static final long STOOD_STILL_MICROS = 1_000_000;

  static Fault of(Phase phase, Exception error, long pausedMicros) {
    String own = ofThisMachine(error);
    if (own == null && pausedMicros >= STOOD_STILL_MICROS) {
      own = String.format(Locale.ROOT, "it stood still for %.1f s", pausedMicros / 1e6);
    }
    return new Fault(failure(phase, error), own);
  }

  /** What the operating system refuses whatever the target does. */
  private static String ofThisMachine(Exception error) {
    String message = String.valueOf(error.getMessage());
    boolean exhausted =
        error instanceof BindException
            || message.contains("Too many open files")
            || message.contains("Cannot assign requested address")
            || message.contains("No buffer space");
    return exhausted ? message : null;
  }

  private static Failure failure(Phase phase, Exception error) {
    if (error instanceof SocketTimeoutException) {
      return phase == Phase.CONNECT ? Failure.CONNECT_TIMEOUT : Failure.RESPONSE_TIMEOUT;
    }
    if (error instanceof NoRouteToHostException) {
      return Failure.UNREACHABLE;
    }
    if (phase == Phase.CONNECT && error instanceof ConnectException) {
      return String.valueOf(error.getMessage()).contains("refused")
          ? Failure.REFUSED
          : Failure.CONNECT_FAILED;
    }
    if (phase.compareTo(Phase.WRITE) < 0) {
      return Failure.CONNECT_FAILED;
    }
    if (error instanceof EOFException) {
      return Failure.CLOSED;
    }
    return error instanceof IOException
            && String.valueOf(error.getMessage()).matches(".*(reset|pipe).*")
        ? Failure.RESET
        : Failure.UNSPECIFIED;
  }

  String id() {
    return failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
