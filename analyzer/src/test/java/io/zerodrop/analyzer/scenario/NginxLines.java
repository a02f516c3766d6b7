package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.Logged.Ending;
import java.util.Locale;

/** What nginx logs of a request. */
final class NginxLines {

  static final String LAYOUT =
      "$remote_addr|$msec|$request|$status|$request_time|$upstream_addr"
          + "|$upstream_response_length|$upstream_response_time|$upstream_status|$request_id"
          + "|$namespace|$service_name";

  private static final String ERROR_LOG = "nginx-error.log";

  private NginxLines() {}

  static void ingressAndErrors(Journal journal, String file, Logged request) {
    error(journal, file, request, false);
    ingress(journal, file, request);
  }

  static void ingress(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        "%s - - [%s] \"GET /orders/%s HTTP/1.1\" %d 157 \"-\" \"shopper\" 147 %s [shop-web-80] [] %s %s"
            .formatted(
                AccessFormat.CLIENT,
                Clock.clf(request.end()),
                request.id(),
                request.status(),
                seconds(request.took()),
                lists(request, " "),
                request.id()));
  }

  static void jsonAndErrors(Journal journal, String file, Logged request) {
    error(journal, ERROR_LOG, request, false);
    json(journal, file, request);
  }

  static void json(Journal journal, String file, Logged request) {
    String[] lists = lists(request, "|").split("\\|");
    journal.write(
        file,
        request.end(),
        JsonText.of(
            "'time','%s','remote_addr','%s','request_id','%s','status',%d,'request_time',%s,'method',"
                + "'GET','path','/orders/%s','namespace','shop','service_name','web','service_port','80',"
                + "'upstream_addr','%s','upstream_response_length','%s','upstream_response_time','%s',"
                + "'upstream_status','%s'",
            Clock.rfc3339Seconds(request.end()),
            AccessFormat.CLIENT,
            request.id(),
            request.status(),
            seconds(request.took()),
            request.id(),
            lists[0],
            lists[1],
            lists[2],
            lists[3]));
  }

  static void userFormat(Journal journal, String file, Logged request) {
    error(journal, file, request, false);
    journal.write(
        file,
        request.end(),
        "%s|%s|GET /orders/%s HTTP/1.1|%d|%s|%s|%s|shop|web"
            .formatted(
                AccessFormat.CLIENT,
                Clock.epochMillis(request.end()),
                request.id(),
                request.status(),
                seconds(request.took()),
                lists(request, "|"),
                request.id()));
  }

  static void f5(Journal journal, String file, Logged request) {
    error(journal, file, request, true);
    journal.write(
        file,
        request.end(),
        ("%s - - [%s] \"GET /orders/%s HTTP/1.1\" %d 157 \"-\" \"shopper\" \"-\""
                + " \"web\" \"ingress\" \"shop\" \"web\" rid=%s")
            .formatted(
                AccessFormat.CLIENT,
                Clock.clf(request.end()),
                request.id(),
                request.ending() == Ending.NO_ENDPOINT ? 502 : request.status(),
                request.id()));
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String lists(Logged request, String separator) {
    String address = request.upstreamOr("-");
    String status =
        switch (request.ending()) {
          case SERVED, ANSWERED -> Integer.toString(request.status());
          case REFUSED, RESET, CLOSED -> "502";
          case CONNECT_TIMEOUT -> "504";
          case NO_ENDPOINT, CLIENT_LEFT -> "-";
        };
    boolean tried = request.upstream() != null;
    String length = request.answered() ? "77" : tried ? "0" : "-";
    String time = tried ? seconds(request.took()) : "-";
    return String.join(separator, address, length, time, status);
  }

  /**
   * @param upstreams whether nginx itself picks the peer, and so says that none is live
   */
  private static void error(Journal journal, String file, Logged request, boolean upstreams) {
    String message =
        switch (request.ending()) {
          case REFUSED -> "connect() failed (111: Connection refused) while connecting to upstream";
          case CONNECT_TIMEOUT ->
              "upstream timed out (110: Operation timed out) while connecting to upstream";
          case RESET ->
              "recv() failed (104: Connection reset by peer) while reading response header from"
                  + " upstream";
          case CLOSED ->
              "upstream prematurely closed connection while reading response header from upstream";
          case NO_ENDPOINT -> upstreams ? "no live upstreams while connecting to upstream" : null;
          default -> null;
        };
    if (message != null) {
      journal.write(
          file,
          request.end(),
          "%s [error] 31#31: *%d %s, client: %s, server: shop.example, request: \"GET /orders/%s HTTP/1.1\", upstream: \"http://%s/orders/%s\", host: \"shop.example\""
              .formatted(
                  Clock.nginxError(request.end()),
                  1 + Math.abs(request.id().hashCode() % 1000),
                  message,
                  AccessFormat.CLIENT,
                  request.id(),
                  request.upstreamOr("shop-web-80"),
                  request.id()));
    }
  }
}
