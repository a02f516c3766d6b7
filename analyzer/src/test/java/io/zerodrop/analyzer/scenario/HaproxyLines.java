package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.Logged.Ending;

/** What an HAProxy logs of a request where its servers are named by address. */
final class HaproxyLines {

  private HaproxyLines() {}

  static void http(Journal journal, String file, Logged request) {
    String[] state =
        switch (request.ending()) {
          case SERVED, ANSWERED -> new String[] {"0/0/0/%1$d/%1$d", "----"};
          case REFUSED -> new String[] {"0/0/-1/-1/%d", "SC--"};
          case CONNECT_TIMEOUT -> new String[] {"0/0/-1/-1/%d", "sC--"};
          case RESET, CLOSED -> new String[] {"0/0/0/-1/%d", "SH--"};
          case NO_ENDPOINT -> new String[] {"0/-1/-1/-1/%d", "SC--"};
          case CLIENT_LEFT -> new String[] {"0/0/0/-1/%d", "CH--"};
        };
    String server = request.ending() == Ending.NO_ENDPOINT ? "<NOSRV>" : request.upstream();
    journal.write(
        file,
        request.end(),
        "%s:40000 [%s] fe shop_web_80/%s %s %d 157 - - %s 4/4/3/1/0 0/0 {%s} \"GET /orders/%s HTTP/1.1\""
            .formatted(
                AccessFormat.CLIENT,
                Clock.clfMillis(request.start()),
                server,
                state[0].formatted(request.millis()),
                request.status(),
                state[1],
                request.id(),
                request.id()));
  }
}
