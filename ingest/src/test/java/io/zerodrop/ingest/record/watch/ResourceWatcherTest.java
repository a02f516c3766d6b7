package io.zerodrop.ingest.record.watch;

import static io.zerodrop.ingest.record.watch.ScriptedApi.event;
import static io.zerodrop.ingest.record.watch.ScriptedApi.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.record.redact.Mask;
import io.zerodrop.ingest.record.redact.Redaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceWatcherTest {

  private static final WatchTiming QUICK =
      new WatchTiming(Duration.ofSeconds(300), Duration.ofSeconds(20), Duration.ofSeconds(5));

  private final ScriptedApi api = new ScriptedApi();
  private final BlockingQueue<ObjectNode> lines = new LinkedBlockingQueue<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private Thread thread;

  @AfterEach
  void stop() throws Exception {
    if (thread != null) {
      thread.interrupt();
      thread.join();
    }
    api.close();
  }

  private ResourceWatcher watcher(Resumption resumption) {
    return new ResourceWatcher(
        new ApiServer(api.client()),
        WatchedResource.PODS,
        "shop",
        resumption,
        new Redaction(new Mask(new byte[32])),
        written -> {
          for (byte[] line : written) {
            lines.add(parsed(line));
          }
        },
        new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), () -> 0.5),
        QUICK,
        Clock.systemUTC(),
        notices::add);
  }

  private static ObjectNode parsed(byte[] line) {
    try {
      return ApiServer.object(line);
    } catch (ApiFailure e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(Resumption resumption) {
    thread = new Thread(watcher(resumption), "watcher-under-test");
    thread.start();
  }

  /** The next lines as {@code ADDED web-1@7}. */
  private List<String> heard(int count) throws InterruptedException {
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode line = lines.poll(20, TimeUnit.SECONDS);
      assertThat(line).as("line %d of %d after %s", i + 1, count, heard).isNotNull();
      heard.add(
          line.path("type").asText()
              + " "
              + line.at("/object/metadata/name").asText()
              + "@"
              + line.at("/object/metadata/resourceVersion").asText("-"));
    }
    return heard;
  }

  @Test
  void listsAllPagesAndWatchesFromThere() throws Exception {
    api.page("10", "more", pod("web-1", 3))
        .page("11", "", pod("web-2", 4))
        .watch(event("MODIFIED", pod("web-1", 12)), event("DELETED", pod("web-2", 13)));
    start(null);

    assertThat(heard(4))
        .containsExactly(
            "LISTED web-1@3", "LISTED web-2@4", "MODIFIED web-1@12", "DELETED web-2@13");
    assertThat(api.requests())
        .contains(
            "/api/v1/namespaces/shop/pods?limit=500",
            "/api/v1/namespaces/shop/pods?limit=500&continue=more",
            "/api/v1/namespaces/shop/pods?watch=true&allowWatchBookmarks=true&resourceVersion=10"
                + "&timeoutSeconds=300");
  }

  @Test
  void aWatchThatEndsIsMadeAgainFromTheRevisionLastHeardOfBookmarksIncluded() throws Exception {
    api.list("10", pod("web-1", 3))
        .watch(event("MODIFIED", pod("web-1", 12)), event("BOOKMARK", pod("", 20)))
        .watch(event("MODIFIED", pod("web-1", 21)));
    start(null);

    assertThat(heard(3))
        .containsExactly("LISTED web-1@3", "MODIFIED web-1@12", "MODIFIED web-1@21");
    assertThat(api.requests()).anyMatch(path -> path.contains("resourceVersion=20&"));
    assertThat(api.requests()).filteredOn(path -> path.contains("limit=")).hasSize(1);
  }

  @Test
  void whatAForgottenRevisionHidIsToldByTheDifferenceOfLists() throws Exception {
    String gone =
        event(
            "ERROR", "{\"kind\":\"Status\",\"code\":410,\"message\":\"too old resource version\"}");
    api.list("10", pod("web-1", 3), pod("web-2", 4), pod("web-3", 5))
        .watch(event("MODIFIED", pod("web-1", 12)), gone)
        .list("40", pod("web-1", 30), pod("web-3", 5), pod("web-4", 31));
    Instant began = Instant.now();
    start(null);

    assertThat(heard(4))
        .containsExactly("LISTED web-1@3", "LISTED web-2@4", "LISTED web-3@5", "MODIFIED web-1@12");
    List<ObjectNode> told = new ArrayList<>(List.of(next(), next(), next()));
    assertThat(told)
        .extracting(line -> line.path("type").asText() + line.at("/object/metadata/name").asText())
        .containsExactly("MODIFIEDweb-1", "ADDEDweb-4", "DELETEDweb-2");
    for (ObjectNode line : told) {
      Instant after = Instant.parse(line.path("observedAfter").asText());
      Instant at = Instant.parse(line.path("observedAt").asText());
      assertThat(after).isBetween(began.minusMillis(1), at);
    }
    assertThat(told.get(2).at("/object/metadata/resourceVersion").isMissingNode()).isTrue();
    assertThat(told.get(2).at("/object/kind").asText()).isEqualTo("Pod");
    assertThat(notices).anyMatch(notice -> notice.contains("has forgotten the revision"));
  }

  private ObjectNode next() throws InterruptedException {
    ObjectNode line = lines.poll(20, TimeUnit.SECONDS);
    assertThat(line).isNotNull();
    return line;
  }

  @Test
  void aServerThatIsAwayIsAskedAgainUntilItIsBack() throws Exception {
    api.listFails(503).listFails(500).list("10", pod("web-1", 3));
    api.watchFails(503).watch(event("MODIFIED", pod("web-1", 12)));
    start(null);

    assertThat(heard(2)).containsExactly("LISTED web-1@3", "MODIFIED web-1@12");
    assertThat(notices).noneMatch(notice -> notice.contains("forgotten"));
  }

  @Test
  void aConnectionThatIsCutIsMadeAgainFromWhereItWas() throws Exception {
    api.list("10", pod("web-1", 3)).watch(event("MODIFIED", pod("web-1", 12)));
    start(null);
    heard(2);
    api.awaitRequest("resourceVersion=12&");
    api.watch(event("MODIFIED", pod("web-1", 15)));

    api.restart();

    assertThat(heard(1)).containsExactly("MODIFIED web-1@15");
    assertThat(api.requests()).filteredOn(path -> path.contains("limit=")).hasSize(1);
    assertThat(notices).anyMatch(notice -> notice.contains("connection to the API server lost"));
  }

  @Test
  void aRecorderThatComesBackFetchesWhatHappenedMeanwhileAndSaysThatItCameLate() throws Exception {
    Instant before = Instant.now().minusSeconds(90);
    api.list("40", pod("web-2", 31))
        .watch(event("MODIFIED", pod("web-1", 25)), event("DELETED", pod("web-1", 26)));
    start(new Resumption("24", before));

    assertThat(heard(1)).containsExactly("LISTED web-2@31");
    ObjectNode missed = next();
    assertThat(missed.at("/object/metadata/resourceVersion").asText()).isEqualTo("25");
    assertThat(Instant.parse(missed.path("observedAfter").asText()))
        .isBetween(before.minusMillis(1), before.plusMillis(1));
    assertThat(heard(1)).containsExactly("DELETED web-1@26");
    assertThat(api.requests()).anyMatch(path -> path.contains("resourceVersion=24&"));
  }

  @Test
  void saysAtOnceThatItMayNotList() {
    api.listFails(403);
    assertThatThrownBy(() -> watcher(null).tryOnce())
        .isInstanceOfSatisfying(ApiFailure.class, f -> assertThat(f.isFinal()).isTrue())
        .hasMessageContaining("403");
  }
}
