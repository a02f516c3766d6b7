package io.zerodrop.ingest.record.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.zerodrop.ingest.record.redact.AuditRedaction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An HTTPS server for an API server's audit webhook backend (--audit-webhook-config-file). It
 * answers 200 only once every event of the batch is on disk; until then the API server keeps the
 * batch and sends it again.
 *
 * <p>429 says that too many batches wait, 503 that the disk does not take them. {@code GET
 * /healthz} needs no credentials and says whether the last batch could be written.
 */
public final class AuditWebhook implements AutoCloseable {

  private static final int STOP_SECONDS = 5;
  private static final String RETRY_SECONDS = "5";

  /** Beyond those that wait for the disk: to refuse, and to read. */
  private static final int MORE_THREADS = 16;

  private final WebhookOptions options;
  private final Callers callers;
  private final AuditBatch batches;
  private final Function<List<byte[]>, CompletableFuture<Void>> record;
  private final Consumer<String> notices;
  private final Semaphore pending;
  private final AtomicBoolean refusing = new AtomicBoolean();
  private final ExecutorService threads;
  private final HttpsServer server;

  private AuditWebhook(
      WebhookOptions options,
      AuditRedaction redaction,
      Function<List<byte[]>, CompletableFuture<Void>> record,
      Consumer<String> notices)
      throws IOException {
    this.options = options;
    this.callers = new Callers(options);
    this.batches = new AuditBatch(redaction);
    this.record = record;
    this.notices = notices;
    this.pending = new Semaphore(options.maxPending());
    this.threads = Executors.newFixedThreadPool(options.maxPending() + MORE_THREADS);
    this.server = HttpsServer.create();
    server.setHttpsConfigurator(ServerTls.of(options));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.bind(options.address(), 0);
  }

  /**
   * Starts to listen.
   *
   * @param record appends lines and is done once they are on disk
   * @param notices is told, in sentences, when the disk stops and starts to take events
   */
  public static AuditWebhook start(
      WebhookOptions options,
      AuditRedaction redaction,
      Function<List<byte[]>, CompletableFuture<Void>> record,
      Consumer<String> notices)
      throws IOException {
    // A caller that sends nothing must not hold a thread for ever.
    if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
      System.setProperty("sun.net.httpserver.maxReqTime", "60");
    }
    AuditWebhook webhook = new AuditWebhook(options, redaction, record, notices);
    webhook.server.start();
    return webhook;
  }

  /** Where it listens, with the port that was found free where 0 was asked for. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        answer(exchange);
      } catch (Refusal refusal) {
        if (refusal.passes()) {
          exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
        }
        reply(exchange, refusal.status(), refusal.getMessage());
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException, Refusal {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("GET") && path.equals("/healthz")) {
      reply(exchange, refusing.get() ? 503 : 200, refusing.get() ? "the disk is full" : "ok");
      return;
    }
    if (!callers.mayPost((HttpsExchange) exchange)) {
      throw new Refusal(401, "expected a bearer token or a client certificate that is known here");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new Refusal(405, "expected POST");
    }
    if (!pending.tryAcquire()) {
      throw new Refusal(429, "too many batches wait for the disk");
    }
    try {
      take(exchange);
    } finally {
      pending.release();
    }
  }

  private void take(HttpExchange exchange) throws IOException, Refusal {
    byte[] body =
        RequestBody.read(
            exchange.getRequestBody(),
            exchange.getRequestHeaders().getFirst("Content-Encoding"),
            options.maxBytes());
    List<byte[]> lines = batches.lines(body);
    try {
      record.apply(lines).join();
    } catch (CompletionException failure) {
      if (refusing.compareAndSet(false, true)) {
        notices.accept(
            "audit events are refused until they can be written: "
                + failure.getCause().getMessage());
      }
      throw new Refusal(503, "the events could not be written to disk; send them again");
    }
    if (refusing.compareAndSet(true, false)) {
      notices.accept("audit events are written again");
    }
    reply(exchange, 200, "recorded");
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Lets what is under way end. */
  @Override
  public void close() {
    server.stop(STOP_SECONDS);
    threads.shutdown();
  }
}
