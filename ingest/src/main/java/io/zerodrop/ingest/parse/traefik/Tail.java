package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.text.ByteCursor;

/**
 * The end of a line in the common log format, {@code "router" "server" 12ms}, read backwards.
 *
 * @param router null where there is none
 * @param address {@code 10.0.0.1:8080}, null where no server was chosen
 * @param micros the duration, -1 where the line does not tell it
 */
record Tail(String router, String address, long micros) {

  private static final Tail NONE = new Tail(null, null, -1);

  static Tail of(ByteCursor in) {
    String text = in.text(in.at(), in.end()).stripTrailing();
    int space = text.lastIndexOf(' ');
    if (!text.endsWith("ms") || space < 1) {
      return NONE;
    }
    String digits = text.substring(space + 1, text.length() - 2);
    if (!digits.matches("[0-9]{1,12}")) {
      return NONE;
    }
    long micros = Long.parseLong(digits) * Stamp.MILLISECOND;
    int serverStart = text.lastIndexOf('"', space - 2);
    int routerStart = serverStart < 3 ? -1 : text.lastIndexOf('"', serverStart - 3);
    if (routerStart < 0 || !text.startsWith("\" \"", serverStart - 2)) {
      return new Tail(null, null, micros);
    }
    String router = text.substring(routerStart + 1, serverStart - 2);
    String server = text.substring(serverStart + 1, space - 1);
    return new Tail(router.equals("-") ? null : router, ServerUrl.address(server), micros);
  }
}
