package io.zerodrop.analyzer.scenario;

/** What Traefik logs of a request. */
final class TraefikLines {

  private TraefikLines() {}

  static void json(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        JsonText.of(
            "'StartUTC','%s','Duration',%d,'ClientHost','%s','RequestMethod','GET','RequestPath',"
                + "'/orders/%s','DownstreamStatus',%d,'DownstreamContentSize',%d,'RouterName',"
                + "'web@kubernetes','request_X-Request-Id','%s'%s",
            Clock.rfc3339(request.start()),
            Math.round(request.took() * 1e9),
            AccessFormat.CLIENT,
            request.id(),
            request.traefikStatus(),
            request.traefikSize(),
            request.id(),
            request.upstream() == null
                ? ""
                : ",'ServiceName','shop-web-80@kubernetes','ServiceAddr','%s','OriginStatus',%d,'OriginContentSize',%d,'OriginDuration',%d"
                    .formatted(
                        request.upstream(),
                        request.traefikStatus(),
                        request.traefikSize(),
                        Math.round(request.took() * 1e9))));
  }

  static void jsonAndOwnLog(Journal journal, String file, Logged request) {
    if (request.traefikError() != null) {
      journal.write(
          file,
          request.end(),
          JsonText.of(
              "'level','debug','error','%s','time','%s','message','502 Bad Gateway'",
              request.traefikError(), Clock.rfc3339Seconds(request.end())));
    }
    json(journal, file, request);
  }

  static void jsonAndOwnLogElsewhere(Journal journal, String file, Logged request) {
    if (request.traefikError() != null) {
      journal.write(
          "traefik.log",
          request.end(),
          "%s DBG github.com/traefik/traefik/v3/proxy.go:9 > 502 Bad Gateway error=\"%s\""
              .formatted(Clock.rfc3339Seconds(request.end()), request.traefikError()));
    }
    json(journal, file, request);
  }

  static void clf(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        "%s - - [%s] \"GET /orders/%s HTTP/1.1\" %d %d \"-\" \"shopper\" 7 \"shop-web@kubernetes\" \"%s\" %dms"
            .formatted(
                AccessFormat.CLIENT,
                Clock.clf(request.start()),
                request.id(),
                request.traefikStatus(),
                request.traefikSize(),
                request.upstream() == null ? "-" : "http://" + request.upstream(),
                request.millis()));
  }
}
