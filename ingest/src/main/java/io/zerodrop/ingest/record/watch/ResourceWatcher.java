package io.zerodrop.ingest.record.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.record.redact.Redaction;
import io.zerodrop.ingest.record.watch.KnownObjects.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists one resource and watches it from there on, for good: a connection that breaks is made again
 * from the revision last heard of, and where the server has forgotten that revision a new list
 * tells what has changed. Runs until its thread is interrupted.
 */
public final class ResourceWatcher implements Runnable {

  /** Watches that end at once, without a word, before the revision counts as too old. */
  private static final int MOST_MUTE = 3;

  private static final Duration MUTE = Duration.ofSeconds(2);

  private final ApiServer api;
  private final WatchedResource resource;
  private final String path;
  private final Redaction redaction;
  private final Journal journal;
  private final Backoff backoff;
  private final WatchTiming timing;
  private final Clock clock;
  private final Consumer<String> notices;
  private final KnownObjects known;
  private final Contact contact;
  private String resumed;
  private String revision;
  private int mute;

  /**
   * @param namespace null for all
   * @param resumption where to go on, null to begin with what there is now
   * @param notices is told, in sentences, when the connection is lost and found
   */
  public ResourceWatcher(
      ApiServer api,
      WatchedResource resource,
      String namespace,
      Resumption resumption,
      Redaction redaction,
      Journal journal,
      Backoff backoff,
      WatchTiming timing,
      Clock clock,
      Consumer<String> notices) {
    this.api = api;
    this.resource = resource;
    this.path = resource.path(namespace);
    this.redaction = redaction;
    this.journal = journal;
    this.backoff = backoff;
    this.timing = timing;
    this.clock = clock;
    this.notices = notices;
    this.known = new KnownObjects(resource.leaves());
    this.contact = new Contact(resumption == null ? clock.instant() : resumption.at());
    this.resumed = resumption == null ? null : resumption.revision();
  }

  public WatchedResource resource() {
    return resource;
  }

  /** Since when nothing was heard of the API server; null while the watch stands. */
  public Instant cutSince() {
    return contact.cutSince();
  }

  /**
   * Asks once, to learn at the start of what can never work.
   *
   * @throws ApiFailure where the API server cannot be reached or refuses
   */
  public void tryOnce() throws ApiFailure, InterruptedException {
    api.list(path, null);
  }

  @Override
  public void run() {
    try {
      while (true) {
        listThenWatch();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void listThenWatch() throws InterruptedException {
    try {
      list();
      while (true) {
        watch();
      }
    } catch (ApiFailure failure) {
      if (failure.isGone()) {
        notices.accept(
            resource.plural()
                + ": the API server has forgotten the revision last heard of; what happened since "
                + WatchLine.time(contact.last())
                + " is told by a new list");
        resumed = null;
        mute = 0;
        contact.lost();
      } else {
        lost(failure);
      }
    }
  }

  private void list() throws ApiFailure, InterruptedException {
    List<ObjectNode> objects = new ArrayList<>();
    String continuation = null;
    String listed = null;
    do {
      ObjectNode page = api.list(path, continuation);
      page.path("items").forEach(item -> objects.add(whole(item)));
      listed = listed == null ? KnownObjects.revision(page) : listed;
      continuation = page.path("metadata").path("continue").asText();
    } while (!continuation.isEmpty());
    Instant at = clock.instant();
    List<byte[]> lines = new ArrayList<>();
    for (Change change : known.listed(objects)) {
      Instant after = change.type().equals("LISTED") ? null : contact.last();
      lines.add(WatchLine.of(at, after, change.type(), change.object()));
    }
    write(lines);
    if (resumed != null && isLater(resumed, listed)) {
      resumed = null; // of another cluster, or of one that was restored
    }
    revision = resumed == null ? listed : resumed;
    if (resumed == null) {
      contact.heard(at);
    }
  }

  private static boolean isLater(String revision, String than) {
    return revision.length() > than.length()
        || revision.length() == than.length() && revision.compareTo(than) > 0;
  }

  /** With kind and version in front, which a list's elements leave out. */
  private ObjectNode whole(JsonNode item) {
    ObjectNode object =
        ((ObjectNode) item)
            .objectNode()
            .put("kind", resource.objectKind())
            .put("apiVersion", resource.apiVersion());
    object.setAll((ObjectNode) item);
    redaction.redact(object);
    return object;
  }

  /** Until the server ends it; fails where the revision is too old. */
  private void watch() throws ApiFailure, InterruptedException {
    Instant began = clock.instant();
    boolean told = false;
    try (WatchStream stream = api.watch(path, revision, timing.length().toSeconds(), clock)) {
      WatchStream.Lines received = stream.next(timing.silence());
      if (received != null) {
        found(received.receivedAt());
      }
      while (received != null) {
        told |= !received.lines().isEmpty();
        heard(received);
        received = stream.next(timing.silence());
      }
      contact.heard(clock.instant());
    } catch (ApiFailure failure) {
      if (failure.isGone()) {
        throw failure;
      }
      lost(failure);
      return;
    }
    boolean atOnce = Duration.between(began, clock.instant()).compareTo(MUTE) < 0;
    mute = told || !atOnce ? 0 : mute + 1;
    if (mute >= MOST_MUTE) {
      throw new ApiFailure(410, "watches end at once");
    }
    if (mute > 0) {
      Thread.sleep(backoff.next().toMillis());
    }
  }

  private void heard(WatchStream.Lines received) throws ApiFailure, InterruptedException {
    List<byte[]> lines = new ArrayList<>();
    String reached = revision;
    ApiFailure failure = null;
    for (byte[] json : received.lines()) {
      ObjectNode event = ApiServer.object(json);
      String type = event.path("type").asText();
      if (!(event.path("object") instanceof ObjectNode object)) {
        failure = new ApiFailure(0, "a watch event without an object");
        break;
      }
      if (type.equals("ERROR")) {
        failure = new ApiFailure(object.path("code").asInt(), object.path("message").asText());
        break;
      }
      reached = KnownObjects.revision(object).isEmpty() ? reached : KnownObjects.revision(object);
      if (!type.equals("BOOKMARK")) {
        redaction.redact(object);
        known.seen(type, object);
        Instant at = received.receivedAt();
        lines.add(WatchLine.of(at, contact.notBefore(at), type, object));
      }
    }
    write(lines);
    revision = reached;
    if (!received.lines().isEmpty()) {
      resumed = null;
      contact.heard(received.receivedAt());
      backoff.succeeded();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void write(List<byte[]> lines) throws InterruptedException {
    if (!lines.isEmpty()) {
      journal.write(lines);
    }
  }

  private void found(Instant at) {
    Instant since = contact.cutSince();
    if (since != null && Duration.between(since, at).compareTo(MUTE) > 0) {
      notices.accept(resource.plural() + ": watched again, from where it was cut");
    }
    contact.restored(at, timing.catchingUp());
  }

  private void lost(ApiFailure failure) throws InterruptedException {
    Duration pause = backoff.next();
    if (contact.lost()) {
      notices.accept(
          resource.plural()
              + ": connection to the API server lost ("
              + failure.getMessage()
              + "); trying again until it is back");
    }
    Thread.sleep(pause.toMillis());
  }
}
