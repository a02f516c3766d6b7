package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.request.StartedRequest;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.ClfTime;
import java.util.List;

/**
 * Reads the common log format of Traefik (pkg/middlewares/accesslog/logger_formatters.go):
 *
 * <pre>
 * client - user [time] "METHOD path protocol" status size "referer" "agent" count "router" "server" 12ms
 * </pre>
 *
 * <p>Only quotes of referer and agent are escaped; the path is as the client sent it, so the line
 * is read from both of its ends. A router's name tells no Service. The generic variant ends after
 * the agent, or after the size.
 */
final class ClfRequest {

  private final String router;
  private final ClfTime clock = new ClfTime();

  ClfRequest(String router) {
    this.router = router;
  }

  RequestLogged read(ByteCursor in, LogRecord record) throws Mismatch {
    String client = in.text(in.at(), in.tokenEnd());
    toTime(in);
    Stamp start = Stamp.ofSecond(clock.second(in));
    in.require("] \"", "'] \"' before the request line");
    RequestLine request = RequestLine.of(requestLine(in));
    int status = (int) Math.min(999, number(in, "an HTTP status such as 200 or -"));
    long size = number(in, "a size such as 512 or -");
    Tail tail = Tail.of(in);
    StartedRequest times =
        new StartedRequest(start, tail.micros(), Stamp.MILLISECOND, record.writtenMicros());
    return new RequestLogged(
        record.position(),
        router,
        JsonRequest.FORMAT,
        start,
        times.end(),
        null,
        request.method(),
        request.path(),
        request.query(),
        Math.max(0, status),
        PeerAddress.of(client).host(),
        request.host(),
        null,
        null,
        null,
        tail.router(),
        attempts(Math.max(0, status), size, tail, times),
        0);
  }

  private static void toTime(ByteCursor in) throws Mismatch {
    int from = in.at();
    for (int open = in.indexOf(" ["); open >= 0; open = in.indexOf(" [")) {
      in.moveTo(open + 2);
      if (ClfTime.startsAt(in, in.at())) {
        return;
      }
    }
    throw new Mismatch(from, "an access line with a time such as [22/Nov/2026:11:09:16 +0000]");
  }

  /** Ends at a quote that a status follows. */
  private static String requestLine(ByteCursor in) throws Mismatch {
    int from = in.at();
    for (int quote = in.indexOf("\" "); quote >= 0; quote = in.indexOf("\" ")) {
      in.moveTo(quote + 2);
      int first = in.peek();
      if (ByteCursor.isDigit(first) && in.peek(3) == ' ' || first == '-' && in.peek(1) == ' ') {
        return in.text(from, quote);
      }
      in.moveTo(quote + 1);
    }
    throw new Mismatch(from, "a quoted request line, then a status such as 200");
  }

  /** -1 for {@code -}. */
  private static long number(ByteCursor in, String expected) throws Mismatch {
    long value = in.take('-') ? -1 : in.number(expected);
    if (!in.atEnd()) {
      in.require(' ', expected);
    }
    return value;
  }

  private static List<Attempt> attempts(int status, long size, Tail tail, StartedRequest times) {
    PeerAddress peer = tail.address() == null ? null : PeerAddress.of(tail.address());
    OwnAnswer answer = new OwnAnswer(status, size, false, tail.micros());
    Failure failure = peer == null ? answer.withoutServer() : answer.failure();
    if (peer == null && failure == Failure.NONE) {
      return List.of();
    }
    boolean answered = failure == Failure.NONE && status > 0;
    return List.of(
        new Attempt(
            1,
            peer == null ? null : peer.host(),
            peer == null ? 0 : peer.port(),
            answered ? status : 0,
            times.attempt(-1, false),
            times.end(),
            -1,
            times.durationMicros(),
            size,
            failure,
            answered));
  }
}
