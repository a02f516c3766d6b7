package io.zerodrop.ingest.record.watch;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Fabric8's mock of an API server, with an answer for each list and watch, in turn. */
public final class ScriptedApi implements AutoCloseable {

  /** Held, for loggers that nobody holds forget their levels. */
  private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    LOG.setLevel(Level.WARNING);
  }

  private MockWebServer server;
  private final Deque<MockResponse> lists = new ConcurrentLinkedDeque<>();
  private final Deque<MockResponse> watches = new ConcurrentLinkedDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private KubernetesClient client;

  public ScriptedApi() {
    start(0);
  }

  private void start(int port) {
    server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked(request.getPath());
            boolean watch = request.getPath().contains("watch=true");
            MockResponse next = (watch ? watches : lists).poll();
            return next == null ? silence() : next;
          }
        });
    server.start(port);
  }

  /** A watch on which nothing happens. */
  private static MockResponse silence() {
    return new MockResponse().setBody("").setBodyDelay(30, TimeUnit.SECONDS);
  }

  public ScriptedApi list(String revision, String... items) {
    lists.add(json(200, list(revision, "", items)));
    return this;
  }

  ScriptedApi page(String revision, String continuation, String... items) {
    lists.add(json(200, list(revision, continuation, items)));
    return this;
  }

  private static String list(String revision, String continuation, String... items) {
    return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\""
        + revision
        + "\",\"continue\":\""
        + continuation
        + "\"},\"items\":["
        + String.join(",", items)
        + "]}";
  }

  ScriptedApi listFails(int code) {
    lists.add(json(code, "{}"));
    return this;
  }

  public ScriptedApi watch(String... events) {
    watches.add(json(200, events.length == 0 ? "" : String.join("\n", events) + "\n"));
    return this;
  }

  ScriptedApi watchFails(int code) {
    watches.add(json(code, "{}"));
    return this;
  }

  private static MockResponse json(int code, String body) {
    return new MockResponse()
        .setResponseCode(code)
        .setHeader("Content-Type", "application/json")
        .setBody(body);
  }

  static String pod(String name, int revision) {
    return "{\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\",\"uid\":\"uid-%s\",\"resourceVersion\":\"%d\"}}"
        .formatted(name, name, revision);
  }

  static String event(String type, String object) {
    return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
  }

  /** Cuts every connection and is back at the same address. */
  void restart() {
    int port = server.getPort();
    server.shutdown();
    start(port);
  }

  private synchronized void asked(String path) {
    requests.add(path);
    notifyAll();
  }

  /** Waits until it was asked for something with this text in it. */
  synchronized void awaitRequest(String text) throws InterruptedException {
    while (requests.stream().noneMatch(path -> path.contains(text))) {
      wait();
    }
  }

  /** Paths with their queries, in the order in which they were asked for. */
  List<String> requests() {
    return requests;
  }

  public KubernetesClient client() {
    client = client(server.getPort());
    return client;
  }

  static KubernetesClient client(int port) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + port)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
    server.close();
  }
}
