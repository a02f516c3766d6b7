package io.zerodrop.pipeline.notify;

import io.zerodrop.analyzer.result.Finding;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all targets of each finding once, also across restarts. A finding that has just come up may
 * still turn out to be another; it is told once it has stayed for a while.
 */
public final class Notifier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TRIES = 4;
  private static final long CLOSE_SECONDS = 30;

  private final List<NotificationTarget> targets;
  private final TellersMemory told;
  private final long settleNanos;
  private final Map<String, Long> seen = new HashMap<>();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "notifications");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param memory a file that knows which findings were told
   * @param settle how long a finding has to stay
   */
  public Notifier(List<NotificationTarget> targets, Path memory, Duration settle)
      throws IOException {
    this.targets = List.copyOf(targets);
    this.told = TellersMemory.in(memory);
    this.settleNanos = settle.toNanos();
  }

  /**
   * To be called now and then.
   *
   * @param findings all there are
   * @param last whether nothing comes any more, so that what is there has settled
   */
  public void look(Collection<Finding> findings, boolean last) {
    long now = System.nanoTime();
    for (Finding finding : findings) {
      if (told.knows(finding.id())) {
        continue;
      }
      long since = seen.computeIfAbsent(finding.id(), id -> now);
      if (last || now - since >= settleNanos) {
        told.add(finding.id());
        seen.remove(finding.id());
        sender.execute(() -> tell(finding));
      }
    }
  }

  private void tell(Finding finding) {
    for (NotificationTarget target : targets) {
      try {
        tell(finding, target);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    try {
      told.keep(finding.id());
    } catch (IOException failure) {
      LOG.warn(
          "finding {} may be told again after a restart: {}", finding.id(), failure.toString());
    }
  }

  private void tell(Finding finding, NotificationTarget target) throws InterruptedException {
    String reason = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      TimeUnit.MILLISECONDS.sleep(attempt == 0 ? 0 : 500L << attempt);
      try {
        HttpResponse<Void> answer =
            client.send(
                HttpRequest.newBuilder(target.address())
                    .timeout(PATIENCE)
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(target.body(finding).toString()))
                    .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() < 300) {
          return;
        }
        reason = "it answers " + answer.statusCode();
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          break;
        }
      } catch (IOException failure) {
        reason = failure.toString();
      }
    }
    LOG.error("{} was not told of finding {}: {}", target, finding.id(), reason);
  }

  @Override
  public void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      sender.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
