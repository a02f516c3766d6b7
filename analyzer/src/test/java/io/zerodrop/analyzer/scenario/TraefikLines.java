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
}
