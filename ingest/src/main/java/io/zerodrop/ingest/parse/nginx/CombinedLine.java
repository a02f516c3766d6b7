package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.ClfTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads nginx's combined format and what is commonly built on it:
 *
 * <pre>
 * [host] clients - user [time] "request" status bytes "referer" "agent" "forwarded for" more
 * </pre>
 *
 * <p>The controller of F5 adds {@code "resource" "type" "namespace" "service"} where its variables
 * are logged; others add {@code name=value} pairs. Quoted values hold no quotes (escape=default).
 */
final class CombinedLine implements AccessFields {

  private static final int MOST_TAIL = 40;

  private final Map<AccessField, String> values = new EnumMap<>(AccessField.class);
  private final List<String> quoted = new ArrayList<>();

  CombinedLine read(ByteCursor in) throws Mismatch {
    values.clear();
    quoted.clear();
    clients(in.text(in.at(), toTime(in)));
    int close = in.indexOf(']');
    if (close < 0) {
      throw in.mismatch("']' after the time");
    }
    values.put(AccessField.TIME, in.text(in.at(), close));
    in.moveTo(close);
    in.require("] \"", "'] \"' before the request line");
    values.put(AccessField.REQUEST, quoted(in));
    in.require(' ', "a space before the status");
    values.put(AccessField.STATUS, Long.toString(in.number("an HTTP status such as 200")));
    in.require(' ', "a space before the bytes sent");
    if (!in.take('-')) {
      in.number("bytes sent such as 59");
    }
    for (int item = 0; in.take(' ') && item < MOST_TAIL; item++) {
      in.skipSpaces();
      tail(in);
    }
    CombinedTail.of(quoted, values);
    return this;
  }

  /** Moves behind the bracket that opens the time; answers where the text before it ends. */
  private static int toTime(ByteCursor in) throws Mismatch {
    int from = in.at();
    for (int open = in.indexOf(" ["); open >= 0; open = in.indexOf(" [")) {
      if (ClfTime.startsAt(in, open + 2)) {
        int start = from;
        in.moveTo(open + 2);
        return Math.max(start, open);
      }
      in.moveTo(open + 2);
    }
    throw new Mismatch(from, "an access line with a time such as [22/Nov/2026:11:09:16 +0000]");
  }

  /** The first address is the client; what stands before it without being one is the host. */
  private void clients(String text) {
    int user = text.indexOf(" - ");
    String[] names = (user < 0 ? text : text.substring(0, user)).split("[ ,\"]+");
    for (String name : names) {
      if (name.isEmpty()) {
        continue;
      }
      boolean ip = name.indexOf(':') != name.lastIndexOf(':') || !PeerAddress.of(name).isName();
      if (ip) {
        values.put(AccessField.CLIENT, name);
        return;
      }
      values.putIfAbsent(AccessField.HOST, name);
    }
  }

  private void tail(ByteCursor in) throws Mismatch {
    if (in.take('"')) {
      quoted.add(quoted(in));
      return;
    }
    int end = in.tokenEnd();
    int equals = in.indexOf('=');
    if (equals < 0 || equals > end) {
      in.moveTo(end);
      return;
    }
    String name = in.text(in.at(), equals);
    in.moveTo(equals + 1);
    String value;
    if (in.take('"')) {
      value = quoted(in);
    } else {
      value = in.text(in.at(), end);
      in.moveTo(end);
    }
    CombinedTail.pair(name, value, values);
  }

  private static String quoted(ByteCursor in) throws Mismatch {
    int quote = in.indexOf('"');
    if (quote < 0) {
      throw new Mismatch(in.end(), "a closing quote");
    }
    String text = in.text(in.at(), quote);
    in.moveTo(quote + 1);
    return text;
  }

  @Override
  public String get(AccessField field) {
    String value = values.get(field);
    return "-".equals(value) ? "" : value;
  }
}
