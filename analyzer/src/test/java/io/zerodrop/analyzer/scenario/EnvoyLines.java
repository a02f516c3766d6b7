package io.zerodrop.analyzer.scenario;

/** What an Envoy logs of a request, by the defaults of those who drive it. */
final class EnvoyLines {

  static final String LAYOUT =
      "%START_TIME(%s.%3f)% %REQ(:METHOD)% %REQ(:PATH)% %RESPONSE_CODE% %RESPONSE_FLAGS%"
          + " %RESPONSE_CODE_DETAILS% %DURATION% %UPSTREAM_HOST% %UPSTREAM_CLUSTER%"
          + " %REQ(X-REQUEST-ID)%";

  private EnvoyLines() {}

  static void envoy(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        "[%s] \"GET /orders/%s HTTP/1.1\" %d %s 0 157 %d %s \"%s\" \"shopper\" \"%s\" \"shop.example\" \"%s\""
            .formatted(
                Clock.rfc3339Millis(request.start()),
                request.id(),
                status(request),
                flags(request),
                request.millis(),
                request.answered() ? request.millis() : "-",
                AccessFormat.CLIENT,
                request.id(),
                request.upstreamOr("-")));
  }

  static void istio(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        ("[%s] \"GET /orders/%s HTTP/1.1\" %d %s %s - \"-\" 0 157 %d %s \"%s\" \"shopper\" \"%s\""
                + " \"shop.example\" \"%s\" outbound|80||web.shop.svc.cluster.local %s"
                + " 10.96.0.10:80 10.9.0.1:40000 - default")
            .formatted(
                Clock.rfc3339Millis(request.start()),
                request.id(),
                status(request),
                flags(request),
                details(request),
                request.millis(),
                request.answered() ? request.millis() : "-",
                AccessFormat.CLIENT,
                request.id(),
                request.upstreamOr("-"),
                request.connected() ? "10.9.0.1:50000" : "-"));
  }

  static void istioJson(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        JsonText.of(
            "'authority','shop.example','duration',%d,'method','GET','path','/orders/%s',"
                + "'request_id','%s','response_code',%d,'response_code_details','%s',"
                + "'response_flags','%s','route_name','default','start_time','%s','upstream_cluster',"
                + "'outbound|80||web.shop.svc.cluster.local','upstream_host',%s,"
                + "'upstream_local_address',%s,'downstream_remote_address','%s:40000'",
            request.millis(),
            request.id(),
            request.id(),
            status(request),
            details(request),
            flags(request),
            Clock.rfc3339Millis(request.start()),
            quoted(request.upstream()),
            request.connected() ? "'10.9.0.1:50000'" : "null",
            AccessFormat.CLIENT));
  }

  static void gateway(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        JsonText.of(
            "':authority','shop.example','duration',%d,'method','GET','response_code',%d,"
                + "'response_code_details','%s','response_flags','%s','start_time','%s',"
                + "'upstream_cluster','httproute/shop/web/rule/0','upstream_host',%s,"
                + "'upstream_local_address',%s,'x-envoy-origin-path','/orders/%s',"
                + "'x-forwarded-for','%s','x-request-id','%s'",
            request.millis(),
            status(request),
            details(request),
            flags(request),
            Clock.rfc3339Millis(request.start()),
            quoted(request.upstream()),
            request.connected() ? "'10.9.0.1:50000'" : "null",
            request.id(),
            AccessFormat.CLIENT,
            request.id()));
  }

  static void contour(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        JsonText.of(
            "'@timestamp','%s','authority','shop.example','duration','%d','method','GET','path',"
                + "'/orders/%s','request_id','%s','response_code','%d','response_flags','%s',"
                + "'upstream_cluster','shop/web/80/da39a3ee5e','upstream_host','%s',"
                + "'upstream_service_time','%s'",
            Clock.rfc3339Millis(request.start()),
            request.millis(),
            request.id(),
            request.id(),
            status(request),
            flags(request),
            request.upstreamOr("-"),
            request.answered() ? request.millis() : "-"));
  }

  static void userFormat(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        "%s GET /orders/%s %d %s %s %d %s outbound|80||web.shop.svc.cluster.local %s"
            .formatted(
                Clock.epochMillis(request.start()),
                request.id(),
                status(request),
                flags(request),
                details(request),
                request.millis(),
                request.upstreamOr("-"),
                request.id()));
  }

  private static String quoted(String text) {
    return text == null ? "null" : "'" + text + "'";
  }

  private static int status(Logged request) {
    return switch (request.ending()) {
      case SERVED, ANSWERED -> request.status();
      case CLIENT_LEFT -> 0;
      default -> 503;
    };
  }

  private static String flags(Logged request) {
    return switch (request.ending()) {
      case SERVED, ANSWERED -> "-";
      case REFUSED, CONNECT_TIMEOUT -> "UF";
      case RESET, CLOSED -> "UC";
      case NO_ENDPOINT -> "UH";
      case CLIENT_LEFT -> "DC";
    };
  }

  private static String details(Logged request) {
    return switch (request.ending()) {
      case SERVED, ANSWERED -> "via_upstream";
      case REFUSED ->
          "upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_111}";
      case CONNECT_TIMEOUT -> "upstream_reset_before_response_started{connection_timeout}";
      case RESET -> "upstream_reset_before_response_started{remote_reset}";
      case CLOSED -> "upstream_reset_before_response_started{connection_termination}";
      case NO_ENDPOINT -> "no_healthy_upstream";
      case CLIENT_LEFT -> "downstream_remote_disconnect";
    };
  }
}
