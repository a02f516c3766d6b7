package io.zerodrop.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.source.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicLogTest {

  private static final long PUBLISHED = Instant.parse("2026-05-01T10:00:05Z").toEpochMilli() * 1000;
  private static final String ACCESS =
      "172.16.0.9 - - [01/May/2026:10:00:03 +0000] \"GET /cart HTTP/1.1\" 502 150 \"-\" \"curl\" 80"
          + " 0.004 [shop-web-80] [] 10.244.1.7:8080 0 0.004 502 0af1";
  private static final String PROXY =
      "I0501 10:00:02.000001       1 proxier.go:1547] \"Reloading service iptables data\""
          + " ipFamily=\"IPv4\" numServices=4 numEndpoints=7 numFilterChains=6 numFilterRules=5"
          + " numNATChains=4 numNATRules=24";
  private static final String POD =
      "{\"observedAt\":\"2026-05-01T10:00:01.000002Z\",\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\","
          + "\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"web-1\",\"namespace\":\"shop\",\"uid\":\"u\"}}}";
  private static final String AUDIT =
      "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[%s,%s]}";

  private final List<Parsed> out = new ArrayList<>();

  private TopicLog log(String key, String given) {
    return new TopicLog("kafka:logs-0", "logs", key, given, ZoneOffset.UTC);
  }

  private void read(TopicLog log, long offset, String value) {
    log.read(value.getBytes(StandardCharsets.UTF_8), offset, PUBLISHED, out::add);
  }

  private static String escaped(String line) {
    return line.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Test
  void aLineIsARequestAtItsPartitionAndOffset() {
    read(log(null, null), 41, ACCESS);

    assertThat(out).hasSize(1);
    Parsed.Request request = (Parsed.Request) out.get(0);
    assertThat(request.request().position()).isEqualTo(new Position("kafka:logs-0", 41, 0));
    assertThat(request.request().status()).isEqualTo(502);
  }

  @Test
  void aKeyNamesTheNodeOfAProxyAndTheRecordsTimeItsYear() {
    read(log("node-1", null), 7, PROXY);

    ProxyLine line = (ProxyLine) ((Parsed.Event) out.get(0)).event();
    assertThat(line.node()).isEqualTo("node-1");
    assertThat(Instant.ofEpochMilli(line.time().earliest() / 1000))
        .isEqualTo("2026-05-01T10:00:02Z");
  }

  @Test
  void aShippersEnvelopesTellTheContainersOfOneTopicApart() {
    TopicLog log = log(null, null);
    String envelope =
        "{\"log\":\"%s\",\"stream\":\"stdout\",\"kubernetes\":{\"pod_name\":\"%s\","
            + "\"namespace_name\":\"%s\",\"container_name\":\"c\",\"host\":\"%s\"}}";
    read(log, 1, envelope.formatted(escaped(ACCESS), "ingress-1", "edge", "node-2"));
    read(log, 2, envelope.formatted(escaped(PROXY), "kube-proxy-x", "kube-system", "node-1"));
    read(log, 3, envelope.formatted(escaped(ACCESS), "ingress-1", "edge", "node-2"));

    assertThat(out).hasSize(3);
    assertThat(((Parsed.Request) out.get(0)).request().router()).isEqualTo("edge/ingress-1");
    assertThat(((ProxyLine) ((Parsed.Event) out.get(1)).event()).node()).isEqualTo("node-1");
    assertThat(((Parsed.Request) out.get(2)).request().position().line()).isEqualTo(3);
  }

  @Test
  void aBatchOfAuditEventsIsTakenApart() {
    String event =
        "{\"level\":\"Metadata\",\"auditID\":\"%s\",\"stage\":\"ResponseComplete\",\"verb\":\"delete\","
            + "\"requestURI\":\"/api/v1/namespaces/shop/pods/web-1\",\"user\":{\"username\":\"alice\"},"
            + "\"objectRef\":{\"resource\":\"pods\",\"namespace\":\"shop\",\"name\":\"web-1\","
            + "\"apiVersion\":\"v1\"},\"responseStatus\":{\"code\":200},"
            + "\"requestReceivedTimestamp\":\"2026-05-01T10:00:01.000001Z\","
            + "\"stageTimestamp\":\"2026-05-01T10:00:01.000009Z\"}";
    read(log(null, null), 9, AUDIT.formatted(event.formatted("one"), event.formatted("two")));

    assertThat(out)
        .extracting(parsed -> ((AuditEvent) ((Parsed.Event) parsed).event()).auditId())
        .containsExactly("one", "two");
  }

  @Test
  void recordedWatchLinesAreReadAsFromAFile() {
    read(log(null, null), 1, POD);
    assertThat(((Parsed.Event) out.get(0)).event()).isInstanceOf(PodObserved.class);
  }

  @Test
  void whatIsNoLogIsToldWithItsPlaceAndSpoilsNothingAfterIt() {
    TopicLog log = log(null, null);
    read(log, 4, "hello");
    read(log, 5, ACCESS);

    assertThat(((Parsed.Unreadable) out.get(0)).rejected().position().toString())
        .isEqualTo("kafka:logs-0:4");
    assertThat(((Parsed.Unreadable) out.get(0)).rejected().reason()).contains("formats: TOPIC");
    assertThat(out.get(1)).isInstanceOf(Parsed.Request.class);
  }

  @Test
  void aGivenFormatIsTakenAtItsWord() {
    read(log(null, "ingress-nginx"), 4, "hello");
    assertThat(((Parsed.Unreadable) out.get(0)).rejected().reason()).doesNotContain("formats:");
  }
}
