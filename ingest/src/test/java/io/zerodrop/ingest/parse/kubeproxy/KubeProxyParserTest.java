package io.zerodrop.ingest.parse.kubeproxy;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.ProxyLine.Kind;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeProxyParserTest {

  private static final String HEADER = "I1122 10:00:00.900100       7 x.go:1] ";

  @Test
  void readsASyncOfIptables() {
    Collected collected =
        parse(
            HEADER + "\"Syncing iptables rules\" ipFamily=\"IPv4\" fullSync=false",
            HEADER
                + "\"Reloading service iptables data\" ipFamily=\"IPv4\" numServices=3"
                + " numEndpoints=9 numNATRules=5",
            HEADER + "\"SyncProxyRules complete\" ipFamily=\"IPv4\" elapsed=\"51.1ms\"");

    assertThat(collected.events(ProxyLine.class))
        .extracting(ProxyLine::kind, ProxyLine::family, ProxyLine::count, ProxyLine::elapsed)
        .containsExactly(
            tuple(Kind.SYNC_STARTED, "IPv4", -1, -1L),
            tuple(Kind.RULES_RELOADING, "IPv4", 9, -1L),
            tuple(Kind.SYNC_COMPLETE, "IPv4", -1, 51_100L));
    ProxyLine first = collected.events(ProxyLine.class).get(0);
    assertThat(first.time()).isEqualTo(Stamp.at(micros("2026-11-22T10:00:00.900100Z")));
    assertThat(first.process()).isEqualTo(7);
    assertThat(first.node()).isEqualTo("n2");
  }

  @Test
  void readsTheEndpointsOfAServicePort() {
    ProxyLine line =
        only(
            HEADER
                + "\"Setting endpoints for service port name\" portName=\"shop/web:http\""
                + " endpoints=[\"10.1.1.7:8080\",\"10.1.2.9:8080\"]");

    assertThat(line.kind()).isEqualTo(Kind.ENDPOINTS_SET);
    assertThat(line.service()).isEqualTo("shop/web");
    assertThat(line.port()).isEqualTo("http");
    assertThat(line.endpoints()).containsExactly("10.1.1.7:8080", "10.1.2.9:8080");
    assertThat(line.family()).isEqualTo("IPv4");
  }

  @Test
  void tellsTheFamilyByTheAddressesWhereTheLineDoesNotSay() {
    ProxyLine line =
        only(
            HEADER
                + "\"Setting endpoints for service port name\" portName=\"shop/web\""
                + " endpoints=[\"[fd00::7]:8080\"]");

    assertThat(line.family()).isEqualTo("IPv6");
    assertThat(line.port()).isEmpty();
  }

  @Test
  void readsTheSameInJson() {
    ProxyLine line =
        only(
            "{\"ts\":1777629600900.1,\"caller\":\"proxy/endpointslicecache.go:305\","
                + "\"msg\":\"Setting endpoints for service port name\",\"v\":3,"
                + "\"portName\":{\"Namespace\":\"shop\",\"Name\":\"web\",\"Port\":\"http\","
                + "\"Protocol\":\"TCP\"},\"endpoints\":[\"10.1.1.7:8080\"]}");

    assertThat(line.kind()).isEqualTo(Kind.ENDPOINTS_SET);
    assertThat(line.service()).isEqualTo("shop/web");
    assertThat(line.port()).isEqualTo("http");
    assertThat(line.endpoints()).containsExactly("10.1.1.7:8080");
    assertThat(line.time()).isEqualTo(Stamp.at(micros("2026-05-01T10:00:00.900100Z")));
  }

  @Test
  void readsSentencesOfReleasesBeforeStructuredLogging() {
    Collected collected =
        parse(
            HEADER + "Setting endpoints for \"shop/web:http\" to [10.1.1.7:8080 10.1.2.9:8080]",
            HEADER + "syncProxyRules took 60.2ms",
            HEADER + "Adding new service port \"shop/web:http\" at 10.96.0.9:80/TCP",
            HEADER + "Version: v1.20.4");

    assertThat(collected.events(ProxyLine.class))
        .extracting(ProxyLine::kind)
        .containsExactly(Kind.ENDPOINTS_SET, Kind.SYNC_COMPLETE, Kind.SERVICE_PORT, Kind.STARTED);
    ProxyLine set = collected.events(ProxyLine.class).get(0);
    assertThat(set.service()).isEqualTo("shop/web");
    assertThat(set.endpoints()).containsExactly("10.1.1.7:8080", "10.1.2.9:8080");
    assertThat(collected.events(ProxyLine.class).get(1).elapsed()).isEqualTo(60_200);
    assertThat(collected.events(ProxyLine.class).get(2).endpoints())
        .containsExactly("10.96.0.9:80");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Calling handler.OnEndpointSliceUpdate\"', SLICE_DELIVERED",
    "'\"Calling handler.OnEndpointSliceAdd\" endpoints=\"shop/web-x7f2p\"', SLICE_DELIVERED",
    "'\"Calling handler.OnEndpointsDelete\"', SLICE_DELIVERED",
    "'\"Syncing nftables rules\" ipFamily=\"IPv6\" fullSync=true', SYNC_STARTED",
    "'\"Syncing ipvs proxier rules\"', SYNC_STARTED",
    "'\"syncProxyRules complete\" elapsed=\"5ms\"', SYNC_COMPLETE",
    "'\"Sync failed\" ipFamily=\"IPv4\" retryingTime=\"30s\"', SYNC_FAILED",
    "'\"Failed to execute iptables-restore\" err=\"exit status 4\"', SYNC_FAILED",
    "'Failed to execute iptables-restore: exit status 4 (another app)', SYNC_FAILED",
    "'\"Version info\" version=\"v1.36.2\"', STARTED",
  })
  void tellsALineByItsMessage(String message, Kind kind) {
    assertThat(only(HEADER + message).kind()).isEqualTo(kind);
  }

  @Test
  void readsHealthCheckAndProgrammingLines() {
    ProxyLine health =
        only(
            HEADER
                + "\"Reporting endpoints for healthcheck\" endpointCount=1 service=\"shop/web\"");
    ProxyLine programmed =
        only(
            HEADER
                + "\"Network programming\" ipFamily=\"IPv4\" endpoint=\"shop/web\" elapsed=1.25");

    assertThat(health.kind()).isEqualTo(Kind.HEALTH_CHECK);
    assertThat(health.count()).isEqualTo(1);
    assertThat(health.service()).isEqualTo("shop/web");
    assertThat(programmed.service()).isEqualTo("shop/web");
    assertThat(programmed.elapsed()).isEqualTo(1_250_000);
  }

  @Test
  void believesTheNodeNameInTheLogsOwnFlags() {
    Collected collected =
        parse(
            HEADER + "FLAG: --hostname-override=\"n9\"",
            HEADER + "FLAG: --kubeconfig=\"\"",
            HEADER + "\"Version info\" version=\"v1.36.2\"");

    assertThat(collected.events(ProxyLine.class)).extracting(ProxyLine::node).containsExactly("n9");
  }

  @Test
  void keepsTheFilesNodeWhereTheFlagIsEmpty() {
    Collected collected =
        parse(
            HEADER + "FLAG: --hostname-override=\"\"",
            HEADER + "\"Version info\" version=\"v1.36.2\"");

    assertThat(collected.events(ProxyLine.class)).extracting(ProxyLine::node).containsExactly("n2");
  }

  @Test
  void countsOtherLinesAndQuarantinesForeignOnes() {
    Collected collected =
        parse(HEADER + "\"Caches are synced\" controller=\"x\"", "goroutine 1 [running]:");

    assertThat(collected.irrelevant).isEqualTo(1);
    assertThat(collected.rejections)
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.reason()).contains("klog header").contains("kube-proxy");
              assertThat(rejected.position()).hasToString("a.log:2");
            });
  }

  private static Collected parse(String... lines) {
    FileContext context =
        new FileContext("a.log", "n2", "a.log", Collected.REFERENCE, ZoneOffset.UTC);
    return Collected.by(new KubeProxyParser(context), lines);
  }

  private static ProxyLine only(String line) {
    Collected collected = parse(line);
    assertThat(collected.events).as(line).hasSize(1);
    return collected.events(ProxyLine.class).get(0);
  }

  @Test
  void anErrorOverSeveralLinesIsOneError() {
    Collected collected =
        Collected.by(
            new KubeProxyParser(Collected.context()),
            "-- Logs begin at Sun 2026-11-22 11:00:00 UTC. --",
            "E1122 11:09:05.016232       1 proxier.go:9] Failed to execute iptables-restore: exit"
                + " status 1 (iptables-restore: line 7 failed",
            ")",
            "E1122 11:09:06.016232       1 proxier.go:9] \"Sync failed\" err=<",
            "\texit status 1",
            " >",
            "panic: runtime error",
            "goroutine 1 [running]:",
            "I1122 11:09:07.016232       1 proxier.go:9] \"Syncing iptables rules\"",
            "no klog line");

    assertThat(collected.events(ProxyLine.class))
        .extracting(ProxyLine::kind)
        .containsExactly(
            ProxyLine.Kind.SYNC_FAILED, ProxyLine.Kind.SYNC_FAILED, ProxyLine.Kind.SYNC_STARTED);
    assertThat(collected.irrelevant).isEqualTo(6);
    assertThat(collected.rejections).hasSize(1);
  }
}
