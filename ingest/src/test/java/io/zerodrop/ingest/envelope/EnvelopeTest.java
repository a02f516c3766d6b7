package io.zerodrop.ingest.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.parse.LogRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

  private static final String LINE = "I0501 10:00:00.123456       1 proxier.go:1] \"Syncing\"";

  private LogRecord record;
  private Unwrapper unwrapper;

  private Opened open(Envelope envelope, String text) {
    record = LogRecord.of(text, "file", 1);
    unwrapper = envelope.newUnwrapper();
    return unwrapper.open(record);
  }

  private static long micros(String time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
  }

  @Test
  void criTellsTimeStreamAndParts() {
    assertThat(open(Envelope.CRI, "2026-05-01T12:00:00.5+02:00 stderr F " + LINE))
        .isEqualTo(Opened.WHOLE);
    assertThat(record.text()).isEqualTo(LINE);
    assertThat(record.writtenMicros()).isEqualTo(micros("2026-05-01T10:00:00.500Z"));
    assertThat(unwrapper.origin().stream()).isEqualTo("stderr");

    assertThat(open(Envelope.CRI, "2026-05-01T10:00:00.123456789Z stdout P half a"))
        .isEqualTo(Opened.PART);
    assertThat(record.text()).isEqualTo("half a");
    assertThat(open(Envelope.CRI, "2026-05-01T10:00:00Z stdout F ")).isEqualTo(Opened.WHOLE);
    assertThat(record.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-05-01T10:00:00Z",
        "2026-05-01T10:00:00Z stdin F x",
        "2026-05-01T10:00:00Z stdout X x",
        "2026-05-01T10:00:00Z stdoutF x",
        "yesterday stdout F x",
        "2026-05-01 10:00:00 stdout F x"
      })
  void leavesWhatIsNotCriAlone(String text) {
    assertThat(open(Envelope.CRI, text)).isEqualTo(Opened.NOT_WRAPPED);
    assertThat(record.text()).isEqualTo(text);
  }

  @Test
  void kubectlTellsThePod() {
    assertThat(open(Envelope.KUBECTL_PREFIX, "[pod/ingress-7d4f/controller] " + LINE))
        .isEqualTo(Opened.WHOLE);
    assertThat(record.text()).isEqualTo(LINE);
    assertThat(unwrapper.origin().podName()).isEqualTo("ingress-7d4f");

    open(Envelope.KUBECTL_PREFIX, "[pod/web/ingress-7d4f/controller] x");
    assertThat(unwrapper.origin().podName()).isEqualTo("web/ingress-7d4f");
    assertThat(open(Envelope.KUBECTL_PREFIX, "[10.1.2.3] - GET")).isEqualTo(Opened.NOT_WRAPPED);
    assertThat(open(Envelope.KUBECTL_PREFIX, "[pod/never closed")).isEqualTo(Opened.NOT_WRAPPED);
  }

  @Test
  void kubectlTellsTheTime() {
    assertThat(open(Envelope.KUBECTL_TIMESTAMPS, "2026-05-01T10:00:00.123456789Z " + LINE))
        .isEqualTo(Opened.WHOLE);
    assertThat(record.text()).isEqualTo(LINE);
    assertThat(record.writtenMicros()).isEqualTo(micros("2026-05-01T10:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "May  1 10:00:00 node-3 kubelet[812]: ",
        "<30>May  1 10:00:00 node-3 kubelet[812]: ",
        "May 01 10:00:00.123456 node-3 kubelet[812]: ",
        "2026-05-01T10:00:00+0000 node-3 kubelet[812]: ",
        "2026-05-01T10:00:00.123456+00:00 node-3 k3s: "
      })
  void journaldAndSyslogTellTheNode(String header) {
    assertThat(open(Envelope.SYSLOG, header + LINE)).isEqualTo(Opened.WHOLE);
    assertThat(record.text()).isEqualTo(LINE);
    assertThat(unwrapper.origin().node()).isEqualTo("node-3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "May  1 10:00:00 node-3",
        "2026-05-01T10:00:00Z stdout F " + LINE,
        "2026-05-01T10:00:00Z " + LINE,
        LINE,
        "Mai  1 10:00:00 node-3 kubelet[812]: x"
      })
  void leavesWhatIsNotSyslogAlone(String text) {
    assertThat(open(Envelope.SYSLOG, text)).isEqualTo(Opened.NOT_WRAPPED);
    assertThat(record.text()).isEqualTo(text);
  }

  @Test
  void dockerLinesEndWithALineFeedOrGoOn() {
    String time = "\"stream\":\"stderr\",\"time\":\"2026-05-01T10:00:00.5Z\"}";
    assertThat(open(Envelope.JSON, "{\"log\":\"say \\\"hi\\\"\\n\"," + time))
        .isEqualTo(Opened.WHOLE);
    assertThat(record.text()).isEqualTo("say \"hi\"");
    assertThat(record.writtenMicros()).isEqualTo(micros("2026-05-01T10:00:00.500Z"));
    assertThat(unwrapper.origin().stream()).isEqualTo("stderr");
    assertThat(open(Envelope.JSON, "{\"log\":\"half \"," + time)).isEqualTo(Opened.PART);
  }

  @Test
  void shippersTellPodAndNode() {
    open(
        Envelope.JSON,
        "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"log\":\"x\",\"kubernetes\":{\"pod_name\":\"p\","
            + "\"namespace_name\":\"n\",\"host\":\"node-1\",\"labels\":{\"pod_name\":\"no\"}}}");
    assertThat(unwrapper.origin()).isEqualTo(new Origin("n", "p", null, "node-1", null));

    open(
        Envelope.JSON,
        "{\"message\":\"x\",\"agent\":{\"name\":\"a\"},\"kubernetes\":{\"namespace\":\"n\","
            + "\"pod\":{\"uid\":\"u\",\"name\":\"p\"},\"node\":{\"name\":\"node-2\"}}}");
    assertThat(unwrapper.origin()).isEqualTo(new Origin("n", "p", null, "node-2", null));

    open(
        Envelope.JSON,
        "{\"MESSAGE\":\"x\",\"_HOSTNAME\":\"node-3\",\"__REALTIME_TIMESTAMP\":\"1777629600000001\"}");
    assertThat(unwrapper.origin().node()).isEqualTo("node-3");
    assertThat(record.writtenMicros()).isEqualTo(1777629600000001L);
  }

  @Test
  void cloudLoggingTellsTheContainer() {
    String resource =
        "\"resource\":{\"type\":\"k8s_container\",\"labels\":{\"pod_name\":\"p\","
            + "\"namespace_name\":\"n\",\"container_name\":\"c\",\"cluster_name\":\"x\"}}";
    open(
        Envelope.JSON,
        "{\"textPayload\":\"x\"," + resource + ",\"timestamp\":\"2026-05-01T10:00:00.5Z\"}");
    assertThat(record.text()).isEqualTo("x");
    assertThat(record.writtenMicros()).isEqualTo(micros("2026-05-01T10:00:00.500Z"));
    assertThat(unwrapper.origin()).isEqualTo(new Origin("n", "p", "c", null, null));

    open(Envelope.JSON, "{\"jsonPayload\":{\"status\":200}," + resource + "}");
    assertThat(record.text()).isEqualTo("{\"status\":200}");
  }

  @Test
  void openTelemetryCallsTheLineABody() {
    assertThat(
            open(
                Envelope.JSON,
                "{\"Timestamp\":\"2026-05-01T10:00:00.5Z\",\"Body\":\"x\",\"Attributes\":{}}"))
        .isEqualTo(Opened.WHOLE);
    assertThat(record.text()).isEqualTo("x");
  }

  @Test
  void aDecodedObjectIsPassedOnAsItsOwnBytes() {
    String object = "{\"status\": 200, \"path\":\"/é\"}";
    open(
        Envelope.JSON,
        "{\"stream\":\"stdout\",\"log\": " + object + " ,\"time\":\"2026-05-01T10:00:00Z\"}");
    assertThat(record.text()).isEqualTo(object);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"Event\",\"message\":\"Killing\",\"reason\":\"x\"}",
        "{\"time\":\"2026-05-01T10:00:00Z\",\"status\":200}",
        "{\"httpRequest\":{\"status\":200},\"jsonPayload\":{\"a\":1},\"resource\":{}}",
        "{\"protoPayload\":{},\"message\":\"x\",\"resource\":{}}",
        "{\"log\":\"cut",
        "[1]",
        "text"
      })
  void leavesOtherJsonAlone(String text) {
    assertThat(open(Envelope.JSON, text)).isEqualTo(Opened.NOT_WRAPPED);
    assertThat(record.text()).isEqualTo(text);
  }
}
