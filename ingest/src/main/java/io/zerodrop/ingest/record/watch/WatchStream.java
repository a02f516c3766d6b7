package io.zerodrop.ingest.record.watch;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One connection of a watch. The next chunk is asked for only once the one before was dealt with,
 * so that a full disk holds the server back instead of filling the memory.
 */
final class WatchStream implements AutoCloseable {

  /**
   * @param receivedAt when its last byte was there
   */
  record Lines(List<byte[]> lines, Instant receivedAt) {}

  private record Arrival(List<byte[]> lines, Instant at, ApiFailure failure, boolean end) {}

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final AtomicReference<AsyncBody> body = new AtomicReference<>();
  private final CompletableFuture<HttpResponse<AsyncBody>> call;
  private final Clock clock;
  private boolean asked = true;

  private WatchStream(HttpClient http, HttpRequest request, Clock clock) {
    this.clock = clock;
    LineSplitter splitter = new LineSplitter();
    call = http.consumeBytes(request, (buffers, from) -> arrived(splitter, buffers, from));
    call.whenComplete(this::answered);
  }

  static WatchStream open(HttpClient http, HttpRequest request, Clock clock) {
    return new WatchStream(http, request, clock);
  }

  private void arrived(LineSplitter splitter, List<ByteBuffer> buffers, AsyncBody from) {
    Instant at = clock.instant();
    body.set(from);
    try {
      List<byte[]> lines = new ArrayList<>();
      for (ByteBuffer buffer : buffers) {
        lines.addAll(splitter.add(buffer));
      }
      arrivals.add(new Arrival(lines, at, null, false));
    } catch (ApiFailure failure) {
      arrivals.add(new Arrival(List.of(), at, failure, true));
    }
  }

  private void answered(HttpResponse<AsyncBody> response, Throwable failure) {
    if (failure != null) {
      end(new ApiFailure(0, ApiServer.reason(failure)));
    } else if (!response.isSuccessful()) {
      response.body().cancel();
      end(new ApiFailure(response.code(), "HTTP " + response.code() + " " + response.message()));
    } else {
      body.set(response.body());
      arrivals.add(new Arrival(List.of(), clock.instant(), null, false)); // connected
      response.body().done().whenComplete((done, cut) -> end(ended(cut)));
    }
  }

  private static ApiFailure ended(Throwable cut) {
    return cut == null ? null : new ApiFailure(0, ApiServer.reason(cut));
  }

  private void end(ApiFailure failure) {
    arrivals.add(new Arrival(List.of(), clock.instant(), failure, true));
  }

  /**
   * Waits for what comes next; the first is empty and says that the server has answered.
   *
   * @return null at the end that the server set
   * @throws ApiFailure where the connection broke, or nothing came in time
   */
  Lines next(Duration atMost) throws ApiFailure, InterruptedException {
    AsyncBody from = body.get();
    if (!asked && from != null) {
      asked = true;
      from.consume();
    }
    Arrival arrival = arrivals.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (arrival == null) {
      throw new ApiFailure(0, "nothing was received for " + atMost.toSeconds() + " s");
    }
    if (arrival.failure() != null) {
      throw arrival.failure();
    }
    asked = false;
    return arrival.end() ? null : new Lines(arrival.lines(), arrival.at());
  }

  @Override
  public void close() {
    call.cancel(true);
    AsyncBody from = body.get();
    if (from != null) {
      from.cancel();
    }
  }
}
