package io.zerodrop.kibana;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers as Kibana does; there is no real one outside of Docker. */
final class KibanaStub implements AutoCloseable {

  static final String AVAILABLE =
      """
      {"name":"kibana","version":{"number":"9.5.3","build_snapshot":false},\
      "status":{"overall":{"level":"available"}}}""";

  /** What came in. */
  record Received(String method, URI path, String authorization, String xsrf, String body) {}

  private record Reply(int status, String body, String location) {}

  private final HttpServer server;
  private final List<Received> received = new ArrayList<>();
  private final Deque<Reply> status = new ArrayDeque<>();
  private Reply imported = new Reply(200, "{\"success\":true,\"successCount\":9}", null);

  KibanaStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    status(200, AVAILABLE);
  }

  /** The answers to the next questions for the status; the last one stays. */
  KibanaStub status(int code, String body) {
    status.add(new Reply(code, body, null));
    return this;
  }

  KibanaStub onlyStatus(int code, String body, String location) {
    status.clear();
    status.add(new Reply(code, body, location));
    return this;
  }

  KibanaStub imports(int code, String body) {
    imported = new Reply(code, body, null);
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("kbn-xsrf"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    String path = exchange.getRequestURI().getPath();
    Reply reply;
    if (path.endsWith("/api/status")) {
      reply = status.size() > 1 ? status.poll() : status.peek();
    } else if (path.endsWith("/api/saved_objects/_import")) {
      reply = imported;
    } else {
      reply = new Reply(404, "{\"statusCode\":404,\"message\":\"Not Found\"}", null);
    }
    if (reply.location() != null) {
      exchange.getResponseHeaders().add("location", reply.location());
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
