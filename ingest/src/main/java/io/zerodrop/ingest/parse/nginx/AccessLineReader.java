package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.ClfTime;

/**
 * Reads ingress-nginx's default access format of all generations
 * (internal/ingress/controller/config/config.go, logFormatUpstream):
 *
 * <pre>
 * addr - user [time] "request" status bytes "referer" "agent" length time [upstream] [alternative] addrs lengths times statuses id
 * </pre>
 *
 * <p>Before 0.26 a bracketed client stood after the address, before 0.25 the alternative upstream
 * was missing, before 0.15 the id.
 */
final class AccessLineReader {

  static final String FORMAT = "ingress-nginx";

  private final String router;
  private final ByteCursor in = new ByteCursor();
  private final ClfTime clock = new ClfTime();
  private final ItemList addresses = new ItemList();
  private final ItemList lengths = new ItemList();
  private final ItemList times = new ItemList();
  private final ItemList statuses = new ItemList();
  private final UpstreamColumns columns =
      new UpstreamColumns(addresses, lengths, times, statuses, null, null);

  AccessLineReader(FileContext context) {
    this.router = context.router();
  }

  RequestLogged read(LogRecord record) throws Mismatch {
    in.over(record);
    String client = in.text(in.at(), in.tokenEnd());
    toTime();
    Stamp end = Stamp.ofSecond(clock.second(in));
    in.require("] \"", "'] \"' before the request line");
    RequestLine request = RequestLine.of(quoted("the request line's closing quote"));
    in.require(' ', "a space before the status");
    int status = in.status("an HTTP status such as 200");
    in.require(' ', "a space before the bytes sent");
    in.number("bytes sent such as 59");
    in.require(" \"", "the quoted referer");
    quoted("the referer's closing quote");
    in.require(" \"", "the quoted user agent");
    quoted("the user agent's closing quote");
    in.require(
        ' ',
        "a request length and time after the user agent (this may be nginx's combined format, which"
            + " names no upstream and no duration)");
    in.number("a request length such as 89");
    in.require(' ', "a space before the request time");
    long requestMicros = in.secondsAsMicros("a request time such as 0.004");
    in.require(" [", "the upstream's name in brackets");
    String name = bracketed();
    String alternative = null;
    if (in.startsWith(" [") && !isAddress()) {
      in.moveTo(in.at() + 2);
      alternative = bracketed();
    }
    lists();
    String id = in.take(' ') && !in.atEnd() ? in.text(in.at(), in.end()) : null;
    String upstream = alternative == null || alternative.isEmpty() ? name : alternative;
    UpstreamName route = UpstreamName.of(upstream);
    AttemptTimes bounds = columns.times(end, requestMicros);
    return new RequestLogged(
        record.position(),
        router,
        FORMAT,
        bounds.requestStart(),
        end,
        "-".equals(id) ? null : id,
        request.method(),
        request.path(),
        request.query(),
        status,
        client,
        request.host(),
        route.namespace(),
        route.service(),
        route.port(),
        upstream.isEmpty() || upstream.equals("-") ? null : upstream,
        columns.attempts(bounds, status),
        0);
  }

  /** A user name may hold spaces and brackets, so the time is found by its shape. */
  private void toTime() throws Mismatch {
    int from = in.at();
    for (int open = in.indexOf(" ["); open >= 0; open = in.indexOf(" [")) {
      in.moveTo(open + 2);
      if (ClfTime.startsAt(in, in.at())) {
        return;
      }
    }
    throw new Mismatch(from, "an access line with a time such as [22/Nov/2026:11:09:16 +0000]");
  }

  private String quoted(String expected) throws Mismatch {
    int quote = in.indexOf('"');
    if (quote < 0) {
      throw new Mismatch(in.end(), expected);
    }
    String text = in.text(in.at(), quote);
    in.moveTo(quote + 1);
    return text;
  }

  private String bracketed() throws Mismatch {
    int close = in.indexOf(']');
    if (close < 0) {
      throw new Mismatch(in.end(), "']' after the upstream's name");
    }
    String text = in.text(in.at(), close);
    in.moveTo(close + 1);
    return text;
  }

  /** Whether {@code [} begins an IPv6 address and not a second name. */
  private boolean isAddress() {
    int close = in.indexOf(']');
    return close >= 0 && in.peek(close + 1 - in.at()) == ':';
  }

  private void lists() throws Mismatch {
    in.require(' ', "a space before the upstream addresses");
    addresses.read(in);
    in.require(' ', "upstream response lengths after the addresses");
    lengths.read(in);
    in.require(' ', "upstream response times after the lengths");
    times.read(in);
    in.require(' ', "upstream statuses after the times");
    statuses.read(in);
    int size = addresses.size();
    if (lengths.size() != size || times.size() != size || statuses.size() != size) {
      throw in.mismatch(
          "four upstream lists of one length, not "
              + size
              + " addresses, "
              + lengths.size()
              + " lengths, "
              + times.size()
              + " times and "
              + statuses.size()
              + " statuses");
    }
  }
}
