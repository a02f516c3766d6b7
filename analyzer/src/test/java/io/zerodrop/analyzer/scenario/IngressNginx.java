package io.zerodrop.analyzer.scenario;

import java.util.ArrayList;
import java.util.List;

/** An ingress-nginx (or a plain nginx with its format): its access log and its error log. */
final class IngressNginx {

  private static final String CLIENT = "203.0.113.9";

  private final Journal journal;
  private String backend = "shop-web-80";
  private boolean quiet;
  private int connections = 100;

  /** One try in a request. */
  record Try(String upstream, double seconds, int status, String error) {}

  IngressNginx(Journal journal) {
    this.journal = journal;
  }

  /** Requests from here on go to this backend. */
  IngressNginx backend(String name) {
    backend = name;
    return this;
  }

  /** The error log is not kept from here on. */
  IngressNginx withoutErrorLog() {
    quiet = true;
    return this;
  }

  static String upstream(Pod pod) {
    return pod.address() + ":8080";
  }

  static Try served(String upstream, double seconds) {
    return new Try(upstream, seconds, 200, null);
  }

  static Try answered(String upstream, double seconds, int status) {
    return new Try(upstream, seconds, status, null);
  }

  static Try refused(String upstream) {
    return new Try(
        upstream,
        0.0,
        502,
        "connect() failed (111: Connection refused) while connecting to upstream");
  }

  static Try unreachable(String upstream, double seconds) {
    return new Try(
        upstream,
        seconds,
        502,
        "connect() failed (113: No route to host) while connecting to upstream");
  }

  static Try connectTimeout(String upstream) {
    return new Try(
        upstream,
        5.0,
        504,
        "upstream timed out (110: Connection timed out) while connecting to upstream");
  }

  static Try readTimeout(String upstream) {
    return new Try(
        upstream,
        60.0,
        504,
        "upstream timed out (110: Connection timed out) while reading response header from upstream");
  }

  static Try reset(String upstream, double seconds) {
    return new Try(
        upstream,
        seconds,
        502,
        "recv() failed (104: Connection reset by peer) while reading response header from upstream");
  }

  static Try closed(String upstream, double seconds) {
    return new Try(
        upstream,
        seconds,
        502,
        "upstream prematurely closed connection while reading response header from upstream");
  }

  void served(String id, double start, double seconds, Pod pod) {
    request(id, start, served(upstream(pod), seconds));
  }

  void answered(String id, double start, double seconds, Pod pod, int status) {
    request(id, start, answered(upstream(pod), seconds, status));
  }

  void refused(String id, double start, Pod pod) {
    request(id, start, refused(upstream(pod)));
  }

  void connectTimeout(String id, double start, Pod pod) {
    request(id, start, connectTimeout(upstream(pod)));
  }

  void reset(String id, double start, double seconds, Pod pod) {
    request(id, start, reset(upstream(pod), seconds));
  }

  void closed(String id, double start, double seconds, Pod pod) {
    request(id, start, closed(upstream(pod), seconds));
  }

  /** The client left while the upstream had not answered. */
  void clientLeft(String id, double start, double seconds, Pod pod) {
    line(id, start + seconds, 499, seconds, upstream(pod), "0", millis(seconds), "-");
  }

  void noEndpoints(String id, double start) {
    line(id, start, 503, 0, "-", "-", "-", "-");
  }

  /**
   * {@code limit_req} turned it away: 503 without an upstream, told apart by the error log only.
   */
  void limited(String id, double start) {
    error(start, path(id), null, "limiting requests, excess: 5.428 by zone \"shop\"");
    line(id, start, 503, 0, "-", "-", "-", "-");
  }

  void request(String id, double start, Try... tries) {
    List<String> addresses = new ArrayList<>();
    List<String> lengths = new ArrayList<>();
    List<String> times = new ArrayList<>();
    List<String> statuses = new ArrayList<>();
    double at = start;
    for (Try tried : tries) {
      at += tried.seconds();
      addresses.add(tried.upstream());
      lengths.add(tried.error() == null ? "77" : "0");
      times.add(millis(tried.seconds()));
      statuses.add(Integer.toString(tried.status()));
      if (tried.error() != null) {
        error(at, path(id), tried.upstream(), tried.error());
      }
    }
    line(
        id,
        at,
        tries[tries.length - 1].status(),
        at - start,
        String.join(", ", addresses),
        String.join(", ", lengths),
        String.join(", ", times),
        String.join(", ", statuses));
  }

  private static String path(String id) {
    return "/orders/" + id;
  }

  private static String millis(double seconds) {
    return String.format(java.util.Locale.ROOT, "%.3f", seconds);
  }

  private void line(
      String id,
      double end,
      int status,
      double seconds,
      String addresses,
      String lengths,
      String times,
      String statuses) {
    journal.write(
        "access.log",
        end,
        "%s - - [%s] \"GET %s HTTP/1.1\" %d 157 \"-\" \"shopper/1.0\" 147 %s [%s] [] %s %s %s %s %s"
            .formatted(
                CLIENT,
                Clock.clf(end),
                path(id),
                status,
                millis(seconds),
                backend,
                addresses,
                lengths,
                times,
                statuses,
                id));
  }

  private void error(double at, String path, String upstream, String message) {
    if (quiet) {
      return;
    }
    String target = upstream == null ? "" : ", upstream: \"http://%s%s\"".formatted(upstream, path);
    journal.write(
        "nginx-error.log",
        at,
        "%s [error] 31#31: *%d %s, client: %s, server: shop.example, request: \"GET %s HTTP/1.1\"%s, host: \"shop.example\""
            .formatted(Clock.nginxError(at), ++connections, message, CLIENT, path, target));
  }
}
