package io.zerodrop.ingest.parse.kubelet;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubeletLine.Kind;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeletParserTest {

  private static final String HEADER = "I1122 11:33:57.902330    5819 x.go:915] ";

  @Test
  void readsWhenAContainerIsAskedToStop() {
    KubeletLine line =
        only(
            HEADER
                + "\"Killing container with a grace period\" pod=\"shop/web-1\" podUID=\"u1\""
                + " containerName=\"app\" containerID=\"containerd://c1\" gracePeriod=20");

    assertThat(line.kind()).isEqualTo(Kind.KILLING);
    assertThat(line.time()).isEqualTo(Stamp.at(micros("2026-11-22T11:33:57.902330Z")));
    assertThat(line.namespace()).isEqualTo("shop");
    assertThat(line.pod()).isEqualTo("web-1");
    assertThat(line.podUid()).isEqualTo("u1");
    assertThat(line.container()).isEqualTo("app");
    assertThat(line.containerId()).isEqualTo("c1");
    assertThat(line.grace()).isEqualTo(20);
    assertThat(line.exitCode()).isEqualTo(-1);
  }

  @Test
  void readsHowAContainerEnded() {
    KubeletLine finished =
        only(
            HEADER
                + "\"Generic (PLEG): container finished\" podID=\"u1\" containerID=\"c1\""
                + " exitCode=137");
    KubeletLine died =
        only(
            HEADER
                + "\"SyncLoop (PLEG): event for pod\" pod=\"shop/web-1\""
                + " event={\"ID\":\"u1\",\"Type\":\"ContainerDied\",\"Data\":\"c1\"}");

    assertThat(finished.kind()).isEqualTo(Kind.CONTAINER_FINISHED);
    assertThat(finished.exitCode()).isEqualTo(137);
    assertThat(finished.podUid()).isEqualTo("u1");
    assertThat(finished.namespace()).isNull();
    assertThat(died.kind()).isEqualTo(Kind.CONTAINER_DIED);
    assertThat(died.podUid()).isEqualTo("u1");
    assertThat(died.containerId()).isEqualTo(finished.containerId());
  }

  @Test
  void readsThePodLifecycleEventAsGoPrintsIt() {
    KubeletLine started =
        only(
            HEADER
                + "\"SyncLoop (PLEG): event for pod\" pod=\"shop/web-1\""
                + " event=&{ID:u1 Type:ContainerStarted Data:c1}");

    assertThat(started.kind()).isEqualTo(Kind.CONTAINER_STARTED);
    assertThat(started.podUid()).isEqualTo("u1");
    assertThat(started.containerId()).isEqualTo("c1");
  }

  @Test
  void givesOneEventForEachPodOfALine() {
    Collected collected =
        parse(
            HEADER + "\"SyncLoop DELETE\" source=\"api\" pods=[\"shop/web-1\",\"shop/web-2\"]",
            HEADER + "\"SyncLoop REMOVE\" source=\"api\" pods=[\"shop/web-1\"]");

    assertThat(collected.events(KubeletLine.class))
        .extracting(line -> line.kind() + " " + line.namespace() + "/" + line.pod())
        .containsExactly(
            "POD_DELETE_SEEN shop/web-1", "POD_DELETE_SEEN shop/web-2", "POD_REMOVED shop/web-1");
  }

  @Test
  void readsTheJsonFormat() {
    KubeletLine line =
        only(
            "{\"ts\":1795347237902.33,\"msg\":\"Killing container with a grace period\",\"v\":2,"
                + "\"pod\":{\"name\":\"web-1\",\"namespace\":\"shop\"},\"podUID\":\"u1\","
                + "\"containerName\":\"app\",\"containerID\":\"containerd://c1\","
                + "\"gracePeriod\":30}");

    assertThat(line.kind()).isEqualTo(Kind.KILLING);
    assertThat(line.namespace()).isEqualTo("shop");
    assertThat(line.pod()).isEqualTo("web-1");
    assertThat(line.grace()).isEqualTo(30);
  }

  @Test
  void readsSentencesOfReleasesBeforeStructuredLogging() {
    Collected collected =
        parse(
            HEADER + "SyncLoop (DELETE, \"api\"): \"web-1_shop(u1), web-2_shop(u2)\"",
            HEADER + "Killing container \"docker://c1\" with 30 second grace period",
            HEADER
                + "SyncLoop (PLEG): \"web-1_shop(u1)\", event:"
                + " &pleg.PodLifecycleEvent{ID:\"u1\", Type:\"ContainerDied\", Data:\"c1\"}",
            HEADER + "Liveness probe for \"web-1_shop(u1):app\" failed (failure): timeout");

    assertThat(collected.events(KubeletLine.class))
        .extracting(line -> line.kind() + " " + line.pod() + " " + line.podUid())
        .containsExactly(
            "POD_DELETE_SEEN web-1 u1",
            "POD_DELETE_SEEN web-2 u2",
            "KILLING null null",
            "CONTAINER_DIED web-1 u1",
            "LIVENESS_FAILED web-1 u1");
    KubeletLine killing = collected.events(KubeletLine.class).get(2);
    assertThat(killing.grace()).isEqualTo(30);
    assertThat(killing.containerId()).isEqualTo("c1");
    assertThat(collected.events(KubeletLine.class).get(3).containerId()).isEqualTo("c1");
    assertThat(collected.events(KubeletLine.class).get(4).container()).isEqualTo("app");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"PreStop hook failed\" err=\"exit 1\" pod=\"shop/web-1\"', PRESTOP_FAILED",
    "'\"PreStop hook not completed in grace period\" gracePeriod=30', GRACE_EXHAUSTED_BY_PRESTOP",
    "'\"Probe failed\" probeType=\"Readiness\" output=\"x\"', PROBE_FAILED",
    "'\"Probe failed\" probeType=\"Liveness\" output=\"x\"', LIVENESS_FAILED",
    "'\"Message for Container of pod\" containerMessage=\"Container app failed liveness probe, will"
        + " be restarted\"', LIVENESS_FAILED",
    "'\"Eviction manager: pod is evicted successfully\" pod=\"shop/web-1\"', EVICTING",
    "'\"Shutdown manager killing pod with gracePeriod\" pod=\"shop/web-1\" gracePeriod=10',"
        + " NODE_SHUTDOWN",
    "'\"Shutdown manager detected new shutdown event, isNodeShuttingDownNow\" event=true',"
        + " NODE_SHUTDOWN",
    "'\"Got sys oom event\" event={\"Pid\":9}', OOM",
  })
  void tellsALineByItsMessage(String message, Kind kind) {
    assertThat(only(HEADER + message).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"SyncLoop (PLEG): event for pod\" event={\"ID\":\"u1\",\"Type\":\"ContainerRemoved\"}'",
    "'\"Shutdown manager detected new shutdown event, isNodeShuttingDownNow\" event=false'",
    "'\"Message for Container of pod\" containerMessage=\"Container app definition changed\"'",
    "'\"Failed to ensure process in container with oom score\" err=\"x\"'",
    "'\"RemoveContainer\" containerID=\"c1\"'",
  })
  void passesOverWhatEndsNoContainer(String message) {
    assertThat(parse(HEADER + message).irrelevant).isEqualTo(1);
  }

  @Test
  void learnsTheNodeFromItsRegistration() {
    Collected collected =
        parse(
            HEADER + "\"Successfully registered node\" node=\"n1\"",
            HEADER + "\"SyncLoop DELETE\" source=\"api\" pods=[\"shop/web-1\"]");

    assertThat(collected.events(KubeletLine.class))
        .extracting(KubeletLine::node)
        .containsExactly("n1");
  }

  @Test
  void quarantinesForeignLines() {
    assertThat(parse("kubelet: command not found").rejections)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains("klog header"));
  }

  private static Collected parse(String... lines) {
    return Collected.by(new KubeletParser(Collected.context()), lines);
  }

  private static KubeletLine only(String line) {
    Collected collected = parse(line);
    assertThat(collected.events).as(line).hasSize(1);
    return collected.events(KubeletLine.class).get(0);
  }
}
