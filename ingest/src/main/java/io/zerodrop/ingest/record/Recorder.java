package io.zerodrop.ingest.record;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.zerodrop.ingest.record.bundle.BundleWriter;
import io.zerodrop.ingest.record.bundle.RecordKind;
import io.zerodrop.ingest.record.redact.AuditRedaction;
import io.zerodrop.ingest.record.redact.Mask;
import io.zerodrop.ingest.record.redact.Redaction;
import io.zerodrop.ingest.record.watch.ApiFailure;
import io.zerodrop.ingest.record.watch.ApiServer;
import io.zerodrop.ingest.record.watch.Backoff;
import io.zerodrop.ingest.record.watch.ResourceWatcher;
import io.zerodrop.ingest.record.watch.Resumption;
import io.zerodrop.ingest.record.watch.WatchTiming;
import io.zerodrop.ingest.record.watch.WatchedResource;
import io.zerodrop.ingest.record.webhook.AuditWebhook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Everything that writes to one bundle: a watcher for each resource, the webhook, heartbeats. */
public final class Recorder implements AutoCloseable {

  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  private final RecorderOptions options;
  private final Clock clock;
  private final Consumer<String> notices;
  private final BundleWriter writer;
  private final PatientJournal journal;
  private final Map<RecordKind, Recorded> recorded = new EnumMap<>(RecordKind.class);
  private final List<Thread> threads = new ArrayList<>();
  private KubernetesClient client;
  private AuditWebhook webhook;
  private Heartbeats heartbeats;

  private Recorder(
      RecorderOptions options, Clock clock, Consumer<String> notices, BundleWriter writer) {
    this.clock = clock;
    this.options = options;
    this.notices = notices;
    this.writer = writer;
    this.journal = new PatientJournal(writer, clock, notices);
  }

  /**
   * Starts to record.
   *
   * @param notices is told, in sentences, of what a person should know
   * @throws ApiFailure where the API server refuses what a watch needs
   * @throws IOException where the bundle cannot be written or the address is taken
   */
  public static Recorder start(RecorderOptions options, Consumer<String> notices)
      throws IOException, InterruptedException {
    return start(options, Clock.systemUTC(), notices);
  }

  /** The same by another clock. */
  public static Recorder start(RecorderOptions options, Clock clock, Consumer<String> notices)
      throws IOException, InterruptedException {
    BundleWriter writer = BundleWriter.open(options.bundle(), options.rotation(), clock);
    Recorder recorder = new Recorder(options, clock, notices, writer);
    try {
      writer.repaired().forEach(notices);
      recorder.begin();
    } catch (IOException | InterruptedException | RuntimeException failure) {
      recorder.close();
      throw failure;
    }
    return recorder;
  }

  private void begin() throws IOException, InterruptedException {
    Redaction redaction = new Redaction(Mask.of(options.bundle()));
    List<ResourceWatcher> watchers = new ArrayList<>();
    if (options.cluster() != null) {
      client = new KubernetesClientBuilder().withConfig(options.cluster()).build();
      ApiServer api = new ApiServer(client);
      for (WatchedResource resource : WatchedResource.values()) {
        watchers.add(watcher(api, resource, redaction));
      }
      for (ResourceWatcher watcher : watchers) {
        tryOnce(watcher);
      }
    }
    if (options.webhook() != null) {
      Recorded audit = recorded(RecordKind.AUDIT);
      webhook =
          AuditWebhook.start(
              options.webhook(),
              new AuditRedaction(redaction),
              lines -> journal.hand(audit, lines),
              notices);
    }
    for (ResourceWatcher watcher : watchers) {
      start(watcher, "watch-" + watcher.resource().plural());
    }
    heartbeats = new Heartbeats(writer, clock, recorded.values(), watchers);
    start(heartbeats, "heartbeats");
  }

  private Recorded recorded(RecordKind kind) {
    return recorded.computeIfAbsent(kind, Recorded::new);
  }

  private ResourceWatcher watcher(ApiServer api, WatchedResource resource, Redaction redaction)
      throws IOException {
    Recorded kind = recorded(resource.recordKind());
    return new ResourceWatcher(
        api,
        resource,
        options.namespace(),
        Resumption.in(options.bundle(), resource.recordKind()),
        redaction,
        lines -> journal.write(kind, lines),
        new Backoff(FIRST_RETRY, LONGEST_RETRY, () -> ThreadLocalRandom.current().nextDouble()),
        WatchTiming.DEFAULT,
        clock,
        notices);
  }

  /** A server that is not there yet may come; one that refuses will go on to refuse. */
  private void tryOnce(ResourceWatcher watcher) throws ApiFailure, InterruptedException {
    try {
      watcher.tryOnce();
    } catch (ApiFailure failure) {
      if (failure.isFinal()) {
        throw failure.about(watcher.resource(), options.namespace());
      }
    }
  }

  private void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  /** Where the webhook listens; null without one. */
  public InetSocketAddress webhookAddress() {
    return webhook == null ? null : webhook.address();
  }

  /** How much of a kind was recorded since the start, without heartbeats. */
  public long lines(RecordKind kind) {
    Recorded of = recorded.get(kind);
    return of == null ? 0 : of.lines();
  }

  /** Acknowledges what is under way, then stops. */
  @Override
  public void close() throws IOException {
    if (webhook != null) {
      webhook.close();
    }
    threads.forEach(Thread::interrupt);
    if (client != null) {
      client.close();
    }
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(5).toMillis());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    writer.close();
  }
}
