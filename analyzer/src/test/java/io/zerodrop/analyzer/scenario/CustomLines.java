package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.Logged.Ending;

/** What a proxy of one's own logs of a request. */
final class CustomLines {

  static final String FIELDS =
      "start_time=began,request_time_ms=took,status=http.code,method=http.verb,path=http.path,"
          + "request_id=id,remote_addr=from,upstream_addr=to.peer,upstream_status=to.code,"
          + "namespace=to.namespace,service_name=to.service";

  static final String PATTERN =
      "(?P<start_time>\\S+) (?P<remote_addr>\\S+) (?P<method>\\S+) (?P<path>\\S+) -> "
          + "(?P<namespace>[^/]+)/(?P<service_name>\\S+) (?P<upstream_addr>\\S+) (?P<upstream_status>\\S+)"
          + " (?P<status>\\d+) in (?P<request_time_ms>\\d+) ms (?P<request_id>\\S+)";

  private CustomLines() {}

  static void json(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        JsonText.of(
            "'began','%s','took',%d,'id','%s','from','%s','http',{'verb','GET','path','/orders/%s',"
                + "'code',%d},'to',{'peer','%s','code','%s','namespace','shop','service','web'}",
            Clock.rfc3339Millis(request.start()),
            request.millis(),
            request.id(),
            AccessFormat.CLIENT,
            request.id(),
            request.status(),
            request.upstreamOr("-"),
            upstreamStatus(request)));
  }

  static void text(Journal journal, String file, Logged request) {
    journal.write(
        file,
        request.end(),
        "%s %s GET /orders/%s -> shop/web %s %s %d in %d ms %s"
            .formatted(
                Clock.rfc3339Millis(request.start()),
                AccessFormat.CLIENT,
                request.id(),
                request.upstreamOr("-"),
                upstreamStatus(request),
                request.status(),
                request.millis(),
                request.id()));
  }

  private static String upstreamStatus(Logged request) {
    boolean none = request.upstream() == null || request.ending() == Ending.CLIENT_LEFT;
    return none ? "-" : Integer.toString(request.status());
  }
}
