package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.Logged.Ending;

/** One access-log format and how it writes a request. */
enum AccessFormat {
  INGRESS_NGINX("ingress-nginx") {
    @Override
    void write(Journal journal, Logged request) {
      NginxLines.error(journal, file(), request);
      journal.write(
          file(),
          request.end(),
          "%s - - [%s] \"GET /orders/%s HTTP/1.1\" %d 157 \"-\" \"shopper\" 147 %s [shop-web-80] [] %s %s"
              .formatted(
                  CLIENT,
                  Clock.clf(request.end()),
                  request.id(),
                  request.status(),
                  NginxLines.seconds(request.took()),
                  NginxLines.lists(request, " "),
                  request.id()));
    }
  },
  INGRESS_NGINX_WITHOUT_ERRORS("ingress-nginx") {
    @Override
    void write(Journal journal, Logged request) {
      journal.write(
          file(),
          request.end(),
          "%s - - [%s] \"GET /orders/%s HTTP/1.1\" %d 157 \"-\" \"shopper\" 147 %s [shop-web-80] [] %s %s"
              .formatted(
                  CLIENT,
                  Clock.clf(request.end()),
                  request.id(),
                  request.status(),
                  NginxLines.seconds(request.took()),
                  NginxLines.lists(request, " "),
                  request.id()));
    }

    @Override
    boolean tellsHow() {
      return false;
    }
  },
  NGINX_FORMAT("nginx-format") {
    @Override
    void write(Journal journal, Logged request) {
      NginxLines.error(journal, file(), request);
      journal.write(
          file(),
          request.end(),
          "%s|%s|GET /orders/%s HTTP/1.1|%d|%s|%s|%s|shop|web"
              .formatted(
                  CLIENT,
                  Clock.epochMillis(request.end()),
                  request.id(),
                  request.status(),
                  NginxLines.seconds(request.took()),
                  NginxLines.lists(request, "|"),
                  request.id()));
    }

    @Override
    String layout() {
      return "$remote_addr|$msec|$request|$status|$request_time|$upstream_addr"
          + "|$upstream_response_length|$upstream_response_time|$upstream_status|$request_id"
          + "|$namespace|$service_name";
    }
  },
  F5("nginx-combined") {
    @Override
    void write(Journal journal, Logged request) {
      NginxLines.error(journal, file(), request);
      journal.write(
          file(),
          request.end(),
          ("%s - - [%s] \"GET /orders/%s HTTP/1.1\" %d 157 \"-\" \"shopper\" \"-\""
                  + " \"web\" \"ingress\" \"shop\" \"web\" rid=%s")
              .formatted(
                  CLIENT,
                  Clock.clf(request.end()),
                  request.id(),
                  request.ending() == Ending.NO_ENDPOINT ? 502 : request.status(),
                  request.id()));
    }

    @Override
    boolean tellsStart() {
      return false;
    }

    @Override
    boolean tellsWhoAnswered() {
      return false;
    }
  },
  ENVOY("envoy") {
    @Override
    void write(Journal journal, Logged request) {
      journal.write(
          file(),
          request.end(),
          "[%s] \"GET /orders/%s HTTP/1.1\" %d %s 0 157 %d %s \"%s\" \"shopper\" \"%s\" \"shop.example\" \"%s\""
              .formatted(
                  Clock.rfc3339Millis(request.start()),
                  request.id(),
                  EnvoyLines.status(request),
                  EnvoyLines.flags(request),
                  request.millis(),
                  request.answered() ? request.millis() : "-",
                  CLIENT,
                  request.id(),
                  request.upstreamOr("-")));
    }
  },
  ISTIO("envoy") {
    @Override
    void write(Journal journal, Logged request) {
      journal.write(
          file(),
          request.end(),
          ("[%s] \"GET /orders/%s HTTP/1.1\" %d %s %s - \"-\" 0 157 %d %s \"%s\" \"shopper\" \"%s\""
                  + " \"shop.example\" \"%s\" outbound|80||web.shop.svc.cluster.local %s"
                  + " 10.96.0.10:80 10.9.0.1:40000 - default")
              .formatted(
                  Clock.rfc3339Millis(request.start()),
                  request.id(),
                  EnvoyLines.status(request),
                  EnvoyLines.flags(request),
                  EnvoyLines.details(request),
                  request.millis(),
                  request.answered() ? request.millis() : "-",
                  CLIENT,
                  request.id(),
                  request.upstreamOr("-"),
                  request.connected() ? "10.9.0.1:50000" : "-"));
    }
  },
  ENVOY_GATEWAY("envoy-json") {
    @Override
    void write(Journal journal, Logged request) {
      journal.write(
          file(),
          request.end(),
          JsonText.of(
              "':authority','shop.example','duration',%d,'method','GET','response_code',%d,"
                  + "'response_code_details','%s','response_flags','%s','start_time','%s',"
                  + "'upstream_cluster','httproute/shop/web/rule/0','upstream_host',%s,"
                  + "'upstream_local_address',%s,'x-envoy-origin-path','/orders/%s',"
                  + "'x-forwarded-for','%s','x-request-id','%s'",
              request.millis(),
              EnvoyLines.status(request),
              EnvoyLines.details(request),
              EnvoyLines.flags(request),
              Clock.rfc3339Millis(request.start()),
              request.upstream() == null ? "null" : "'" + request.upstream() + "'",
              request.connected() ? "'10.9.0.1:50000'" : "null",
              request.id(),
              CLIENT,
              request.id()));
    }
  },
  CONTOUR("envoy-json") {
    @Override
    void write(Journal journal, Logged request) {
      journal.write(
          file(),
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
              EnvoyLines.status(request),
              EnvoyLines.flags(request),
              request.upstreamOr("-"),
              request.answered() ? request.millis() : "-"));
    }
  },
  HAPROXY("haproxy") {
    @Override
    void write(Journal journal, Logged request) {
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
          file(),
          request.end(),
          "%s:40000 [%s] fe shop_web_80/%s %s %d 157 - - %s 4/4/3/1/0 0/0 {%s} \"GET /orders/%s HTTP/1.1\""
              .formatted(
                  CLIENT,
                  Clock.clfMillis(request.start()),
                  server,
                  state[0].formatted(request.millis()),
                  request.status(),
                  state[1],
                  request.id(),
                  request.id()));
    }
  },
  TRAEFIK_JSON("traefik-json") {
    @Override
    void write(Journal journal, Logged request) {
      TraefikLines.json(journal, file(), request);
    }

    @Override
    boolean tellsHow() {
      return false;
    }
  },
  TRAEFIK_JSON_WITH_ITS_LOG("traefik-json") {
    @Override
    void write(Journal journal, Logged request) {
      if (request.traefikError() != null) {
        journal.write(
            file(),
            request.end(),
            JsonText.of(
                "'level','debug','error','%s','time','%s','message','502 Bad Gateway'",
                request.traefikError(), Clock.rfc3339Seconds(request.end())));
      }
      TraefikLines.json(journal, file(), request);
    }
  },
  TRAEFIK_JSON_WITH_ITS_LOG_IN_ANOTHER_FILE("traefik-json") {
    @Override
    void write(Journal journal, Logged request) {
      if (request.traefikError() != null) {
        journal.write(
            "traefik.log",
            request.end(),
            "%s DBG github.com/traefik/traefik/v3/proxy.go:9 > 502 Bad Gateway error=\"%s\""
                .formatted(Clock.rfc3339Seconds(request.end()), request.traefikError()));
      }
      TraefikLines.json(journal, file(), request);
    }
  },
  TRAEFIK_CLF("traefik") {
    @Override
    void write(Journal journal, Logged request) {
      journal.write(
          file(),
          request.end(),
          "%s - - [%s] \"GET /orders/%s HTTP/1.1\" %d %d \"-\" \"shopper\" 7 \"shop-web@kubernetes\" \"%s\" %dms"
              .formatted(
                  CLIENT,
                  Clock.clf(request.start()),
                  request.id(),
                  request.traefikStatus(),
                  request.traefikSize(),
                  request.upstream() == null ? "-" : "http://" + request.upstream(),
                  request.millis()));
    }

    @Override
    boolean tellsHow() {
      return false;
    }
  },
  ALB("aws-alb") {
    @Override
    void write(Journal journal, Logged request) {
      String status =
          switch (request.ending()) {
            case SERVED, ANSWERED -> request.status() + " " + request.status();
            case REFUSED, RESET, CLOSED -> "502 -";
            case CONNECT_TIMEOUT -> "504 -";
            case NO_ENDPOINT -> "503 -";
            case CLIENT_LEFT -> "460 -";
          };
      String times =
          request.answered()
              ? "0.000 " + NginxLines.seconds(request.took()) + " 0.000"
              : "-1 -1 -1";
      journal.write(
          file(),
          request.end(),
          ("https %s app/shop/1 %s:41542 %s %s %s 34 157 \"GET https://shop.example:443/orders/%s HTTP/2.0\""
                  + " \"shopper\" - - arn:aws:x:targetgroup/k8s-shop-web-0a1b/73 \"Root=%s\" \"shop.example\""
                  + " \"-\" 1 %s \"forward\" \"-\" \"-\" \"-\" \"-\"")
              .formatted(
                  Clock.rfc3339(request.end()),
                  CLIENT,
                  request.upstreamOr("-"),
                  times,
                  status,
                  request.id(),
                  request.id(),
                  Clock.rfc3339Millis(request.start())));
    }

    @Override
    boolean tellsHow() {
      return false;
    }
  },
  GCP("gcp-lb") {
    @Override
    void write(Journal journal, Logged request) {
      String details =
          switch (request.ending()) {
            case SERVED, ANSWERED -> "response_sent_by_backend";
            case REFUSED, CONNECT_TIMEOUT -> "failed_to_connect_to_backend";
            case RESET, CLOSED -> "backend_connection_closed_before_data_sent_to_client";
            case NO_ENDPOINT -> "failed_to_pick_backend";
            case CLIENT_LEFT -> "client_disconnected_before_any_response";
          };
      journal.write(
          file(),
          request.end(),
          JsonText.of(
              "'insertId','%s','httpRequest',{'requestMethod','GET','requestUrl',"
                  + "'https://shop.example/orders/%s','status',%d,'remoteIp','%s','latency','%ss'%s},"
                  + "'jsonPayload',{'statusDetails','%s'},'resource',{'labels',{"
                  + "'backend_service_name','k8s1-0a-shop-web-80-1b'}},'timestamp','%s'",
              request.id(),
              request.id(),
              request.ending() == Ending.CLIENT_LEFT
                  ? 0
                  : request.answered() ? request.status() : 502,
              CLIENT,
              NginxLines.seconds(request.took()),
              request.upstream() == null ? "" : ",'serverIp','" + request.upstream() + "'",
              details,
              Clock.rfc3339(request.start())));
    }
  };

  static final String CLIENT = "203.0.113.9";

  private final String format;

  AccessFormat(String format) {
    this.format = format;
  }

  abstract void write(Journal journal, Logged request);

  /** Whether a line tells how an attempt failed, not only that it did. */
  boolean tellsHow() {
    return true;
  }

  /** Whether a line tells when its request began. */
  boolean tellsStart() {
    return true;
  }

  /** Whether a 5xx of the pod's own can be told from one of the proxy's. */
  boolean tellsWhoAnswered() {
    return true;
  }

  /** What a user has to say about it, null if nothing. */
  String layout() {
    return null;
  }

  /** The id of the format that reads it names the file. */
  String file() {
    return format + ".log";
  }

  static String layoutOf(String formatId) {
    for (AccessFormat each : values()) {
      if (each.format.equals(formatId)) {
        return each.layout();
      }
    }
    return null;
  }
}
