package io.zerodrop.record;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API server whose lists are empty and whose watches stay open for events to be pushed. */
final class LiveApi implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, OutputStream> watches = new ConcurrentHashMap<>();
  private final CountDownLatch opened;
  private final CountDownLatch end = new CountDownLatch(1);

  LiveApi(int resources) throws IOException {
    opened = new CountDownLatch(resources);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!exchange.getRequestURI().getQuery().contains("watch=true")) {
      byte[] list =
          "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}"
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, list.length);
      exchange.getResponseBody().write(list);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    watches.put(path.substring(path.lastIndexOf('/') + 1), exchange.getResponseBody());
    opened.countDown();
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits until every resource is watched. */
  void awaitWatches() throws InterruptedException {
    opened.await();
  }

  void push(String resource, String event) throws IOException {
    OutputStream watch = watches.get(resource);
    watch.write((event + "\n").getBytes(StandardCharsets.UTF_8));
    watch.flush();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
