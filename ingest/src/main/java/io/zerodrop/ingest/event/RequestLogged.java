package io.zerodrop.ingest.event;

import java.util.List;

/**
 * One client request, as one proxy logged it, with its attempts in order.
 *
 * @param router the proxy instance: what tells two logs of the same proxy apart (pod or file name)
 * @param format which parser read it, such as {@code ingress-nginx} or {@code haproxy}
 * @param start when the proxy had the request
 * @param end when the response was complete
 * @param requestId null where the format carries none
 * @param method null where the request line was not readable
 * @param path without the query string, null where not readable
 * @param query the query string, null without one
 * @param status what the client got; 0 where the log shows none
 * @param namespace and {@code service}, {@code servicePort}: what the line says was routed to, null
 *     where it does not
 * @param upstreamName the proxy's own name of the backend, null without one
 * @param attempts in the order they were made; empty where the proxy answered without choosing a
 *     peer
 * @param hiddenAttempts attempts before the first listed one that the log counts but does not
 *     describe
 */
public record RequestLogged(
    Position position,
    String router,
    String format,
    Stamp start,
    Stamp end,
    String requestId,
    String method,
    String path,
    String query,
    int status,
    String clientIp,
    String host,
    String namespace,
    String service,
    String servicePort,
    String upstreamName,
    List<Attempt> attempts,
    int hiddenAttempts) {

  public RequestLogged {
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
    router = SharedText.of(router);
    format = SharedText.of(format);
    method = SharedText.of(method);
    host = SharedText.of(host);
    namespace = SharedText.of(namespace);
    service = SharedText.of(service);
    servicePort = SharedText.of(servicePort);
    upstreamName = SharedText.of(upstreamName);
  }

  /**
   * The same request with its attempts described better.
   *
   * @param began when it began, as they tell
   */
  public RequestLogged with(Stamp began, List<Attempt> described) {
    return new RequestLogged(
        position,
        router,
        format,
        began,
        end,
        requestId,
        method,
        path,
        query,
        status,
        clientIp,
        host,
        namespace,
        service,
        servicePort,
        upstreamName,
        described,
        hiddenAttempts);
  }

  /**
   * One try against one upstream address.
   *
   * @param number counted from 1; a proxy that logs only its last attempt gives 1 + its retries
   * @param address IP address, a server's name, or the upstream's name where no peer was live; null
   *     if not logged
   * @param port 0 if not logged
   * @param status what the upstream answered or the proxy noted for it, 0 for none
   * @param connectMicros time to connect, -1 if not logged or never connected
   * @param responseMicros from the start of the attempt to its end, -1 if not logged
   * @param responseLength bytes of the response, -1 if not logged
   * @param failure as far as this log alone tells; an error log may tell more
   * @param answered whether the pod itself certainly produced the response
   */
  public record Attempt(
      int number,
      String address,
      int port,
      int status,
      Stamp start,
      Stamp end,
      long connectMicros,
      long responseMicros,
      long responseLength,
      Failure failure,
      boolean answered) {

    public Attempt {
      address = SharedText.of(address);
    }

    /** As the language would, which takes ten times as long; attempts are told apart by it. */
    @Override
    public String toString() {
      return "Attempt[number="
          + number
          + ", address="
          + address
          + ", port="
          + port
          + ", status="
          + status
          + ", start="
          + start
          + ", end="
          + end
          + ", connectMicros="
          + connectMicros
          + ", responseMicros="
          + responseMicros
          + ", responseLength="
          + responseLength
          + ", failure="
          + failure
          + ", answered="
          + answered
          + "]";
    }
  }
}
