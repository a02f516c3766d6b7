package io.zerodrop.analyzer.scenario;

import java.util.Locale;

/** What nginx logs of an attempt. */
final class NginxLines {

  private NginxLines() {}

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  static String lists(Logged request, String separator) {
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

  static void error(Journal journal, String file, Logged request) {
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
          case NO_ENDPOINT ->
              file.startsWith("nginx-combined")
                  ? "no live upstreams while connecting to upstream"
                  : null;
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
