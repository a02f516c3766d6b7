package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.Logged.Ending;

/** What the load balancers of clouds log of a request where their targets are pods. */
final class BalancerLines {

  private BalancerLines() {}

  static void alb(Journal journal, String file, Logged request) {
    String status =
        switch (request.ending()) {
          case SERVED, ANSWERED -> request.status() + " " + request.status();
          case REFUSED, RESET, CLOSED -> "502 -";
          case CONNECT_TIMEOUT -> "504 -";
          case NO_ENDPOINT -> "503 -";
          case CLIENT_LEFT -> "460 -";
        };
    String times =
        request.answered() ? "0.000 " + NginxLines.seconds(request.took()) + " 0.000" : "-1 -1 -1";
    journal.write(
        file,
        request.end(),
        ("https %s app/shop/1 %s:41542 %s %s %s 34 157 \"GET https://shop.example:443/orders/%s HTTP/2.0\""
                + " \"shopper\" - - arn:aws:x:targetgroup/k8s-shop-web-0a1b/73 \"Root=%s\" \"shop.example\""
                + " \"-\" 1 %s \"forward\" \"-\" \"-\" \"-\" \"-\"")
            .formatted(
                Clock.rfc3339(request.end()),
                AccessFormat.CLIENT,
                request.upstreamOr("-"),
                times,
                status,
                request.id(),
                request.id(),
                Clock.rfc3339Millis(request.start())));
  }

  static void gcp(Journal journal, String file, Logged request) {
    String details =
        switch (request.ending()) {
          case SERVED, ANSWERED -> "response_sent_by_backend";
          case REFUSED, CONNECT_TIMEOUT -> "failed_to_connect_to_backend";
          case RESET, CLOSED -> "backend_connection_closed_before_data_sent_to_client";
          case NO_ENDPOINT -> "failed_to_pick_backend";
          case CLIENT_LEFT -> "client_disconnected_before_any_response";
        };
    boolean left = request.ending() == Ending.CLIENT_LEFT;
    journal.write(
        file,
        request.end(),
        JsonText.of(
            "'insertId','%s','httpRequest',{'requestMethod','GET','requestUrl',"
                + "'https://shop.example/orders/%s','status',%d,'remoteIp','%s','latency','%ss'%s},"
                + "'jsonPayload',{'statusDetails','%s'},'resource',{'labels',{"
                + "'backend_service_name','k8s1-0a-shop-web-80-1b'}},'timestamp','%s'",
            request.id(),
            request.id(),
            left ? 0 : request.answered() ? request.status() : 502,
            AccessFormat.CLIENT,
            NginxLines.seconds(request.took()),
            request.upstream() == null ? "" : ",'serverIp','" + request.upstream() + "'",
            details,
            Clock.rfc3339(request.start())));
  }
}
