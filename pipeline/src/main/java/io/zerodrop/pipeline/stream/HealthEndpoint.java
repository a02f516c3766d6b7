package io.zerodrop.pipeline.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zerodrop.analyzer.flink.live.LiveFigures;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Says on {@code /healthz} whether the stream goes on: 200 while its job runs, 503 where it has not
 * been heard of for a minute. On the loopback interface alone.
 */
final class HealthEndpoint implements AutoCloseable {

  private static final long SILENCE = TimeUnit.MINUTES.toNanos(1);

  private final Board board;
  private final HttpServer server;
  private volatile long alive = System.nanoTime();

  private HealthEndpoint(Board board, HttpServer server) {
    this.board = board;
    this.server = server;
    server.createContext("/healthz", this::answer);
    server.start();
  }

  /**
   * @param port 0 for none
   */
  static HealthEndpoint on(int port, Board board) throws IOException, UnusableInput {
    if (port == 0) {
      return null;
    }
    try {
      return new HealthEndpoint(
          board,
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (BindException taken) {
      throw new UnusableInput("--health-port " + port + " is taken by another program");
    }
  }

  /** The job runs. */
  void beat() {
    alive = System.nanoTime();
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean well = System.nanoTime() - alive < SILENCE;
    LiveFigures figures = board.figures();
    byte[] body =
        String.format(
                Locale.ROOT,
                "{\"status\":\"%s\",\"requests\":%d,\"findings\":%d,\"unreadable\":%d,\"late\":%d}%n",
                well ? "ok" : "silent",
                figures.requests(),
                board.findings().size(),
                board.rejectedCount(),
                figures.late())
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(well ? 200 : 503, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
