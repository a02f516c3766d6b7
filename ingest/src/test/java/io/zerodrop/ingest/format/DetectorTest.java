package io.zerodrop.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.zerodrop.ingest.envelope.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorTest {

  private static final String CLF =
      "10.9.0.4 - - [01/May/2026:14:00:00 +0000] \"GET /a HTTP/1.1\" 200 512 \"-\" \"probe/2\"";
  private static final String ACCESS =
      CLF + " 120 0.012 [market-till-http] [] 10.42.1.7:8080 512 0.011 200 4f1c";
  private static final String ERROR =
      "2026/05/01 14:00:00 [error] 31#31: *88 connect() failed (111: Connection refused)";
  private static final String PROXY =
      "I0501 14:00:00.250000       1 proxier.go:1] \"SyncProxyRules complete\" elapsed=\"41ms\"";
  private static final String KUBELET =
      "I0501 14:00:00.250000     812 kubelet.go:2] \"SyncLoop DELETE\" pods=[\"market/till-1\"]";
  private static final String NEUTRAL =
      "I0501 14:00:00.250000       1 reflector.go:425] \"Starting reflector\" type=\"*v1.Node\"";
  private static final String HAPROXY =
      "10.9.0.4:41000 [01/May/2026:14:00:00.125] web~ till/till-1 0/0/1/11/12 200 512 - - ----"
          + " 3/3/1/1/0 0/0 \"GET /a HTTP/1.1\"";
  private static final String ENVOY =
      "[2026-05-01T14:00:00.250Z] \"GET /a HTTP/1.1\" 200 - 0 8 12 11 \"-\" \"probe\" \"4f1c\""
          + " \"till.example\"";
  private static final String AUDIT =
      "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"6a\",\"verb\":\"get\"}";

  static Detection detect(String text) {
    return Detector.detect(text.getBytes(StandardCharsets.UTF_8), true, "some/file");
  }

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of("audit", AUDIT),
        Arguments.of("audit", "{\"kind\":\"EventList\",\"items\":[{\"auditID\":\"6a\"}]}"),
        Arguments.of("audit", "{\"category\":\"kube-audit\",\"properties\":{\"log\":\"{}\"}}"),
        Arguments.of(
            "audit",
            "{\"protoPayload\":{\"serviceName\":\"k8s.io\",\"methodName\":\"io.k8s.core.v1.x\"}}"),
        Arguments.of(
            "audit",
            "{\"messageType\":\"D\",\"logGroup\":\"/aws/eks/c/cluster\",\"logEvents\":[]}"),
        Arguments.of(
            "audit",
            "{\n  \"events\": [\n    {\n      \"message\": "
                + JsonNodeFactory.instance.textNode(AUDIT)
                + ",\n      \"timestamp\": 1777644000250\n    }\n  ]\n}\n"),
        Arguments.of("audit", "{\"kubernetes\":{\"audit\":" + AUDIT + "}}"),
        Arguments.of("audit", "{\"event\":" + JsonNodeFactory.instance.textNode(AUDIT) + "}"),
        Arguments.of("audit", "{\"records\":[{\"category\":\"kube-audit\"}]}"),
        Arguments.of(
            "audit-yaml",
            "protoPayload:\n  methodName: io.k8s.core.v1.pods.delete\n  serviceName: k8s.io\n"),
        Arguments.of(
            "endpointslice",
            "{\"type\":\"ADDED\",\"object\":{\"kind\":\"EndpointSlice\",\"metadata\":{}}}"),
        Arguments.of(
            "endpointslice",
            "{\n  \"apiVersion\": \"v1\",\n  \"items\": [\n    {\n      \"kind\":"
                + " \"EndpointSlice\"\n    }\n  ],\n  \"kind\": \"List\"\n}\n"),
        Arguments.of("endpointslice", "{\"kind\":\"EndpointSliceList\",\"items\":null}"),
        Arguments.of(
            "pod",
            "{\"observedAt\":\"2026-05-01T14:00:00Z\",\"type\":\"ADDED\",\"object\":"
                + "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}}"),
        Arguments.of(
            "event",
            "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"message\":\"m\",\"reason\":\"Killing\"}"),
        Arguments.of("object", "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"spec\":{}}"),
        Arguments.of("manifest", "# ours\napiVersion: apps/v1\nkind: Deployment\nspec: {}\n"),
        Arguments.of(
            "endpointslice-yaml",
            "apiVersion: v1\nitems:\n- apiVersion: discovery.k8s.io/v1\n  kind: EndpointSlice\n"
                + "kind: List\n"),
        Arguments.of("kube-proxy", PROXY),
        Arguments.of(
            "kube-proxy",
            "{\"ts\":1777644000250.1,\"caller\":\"iptables/proxier.go:1\",\"msg\":\"Syncing iptables"
                + " rules\",\"v\":2}"),
        Arguments.of("kubelet", KUBELET),
        Arguments.of("ingress-nginx", ACCESS),
        Arguments.of(
            "ingress-nginx",
            "10.9.0.4 - [10.9.0.4] - - [07/Dec/2018:18:31:33 +0100] \"GET /a\" 400 0 \"-\""
                + " \"say \\x22hi\\x22\" 0 0.000 [] - - - -"),
        Arguments.of(
            "nginx-json",
            "{\"time\":\"2026-05-01T14:00:00+00:00\",\"status\":200,\"request_time\":0.012,"
                + "\"upstream_addr\":\"10.42.1.7:8080\",\"path\":\"/a\"}"),
        Arguments.of("nginx-error", ERROR),
        Arguments.of("nginx-combined", CLF),
        Arguments.of("nginx-combined", "shop.example " + CLF + " \"-\" \"web\" \"ingress\""),
        Arguments.of("envoy", ENVOY + " \"10.42.1.7:8080\""),
        Arguments.of("envoy", ENVOY + " \"10.42.1.7:8080\" outbound|80||till.market.svc - - - - -"),
        Arguments.of("envoy", "[2026-05-01 14:00:00.250][7][info][main] [source/server.cc:1] up"),
        Arguments.of(
            "envoy-json",
            "{\":authority\":\"a\",\"response_code\":200,\"response_flags\":\"-\",\"start_time\":\"x\"}"),
        Arguments.of("traefik", CLF + " 7 \"till@kubernetes\" \"http://10.42.1.7:8080\" 12ms"),
        Arguments.of(
            "traefik", "time=\"2026-05-01T14:00:00Z\" level=debug msg=\"x\" providerName=a"),
        Arguments.of(
            "traefik-json", "{\"DownstreamStatus\":200,\"StartUTC\":\"2026-05-01T14:00:00Z\"}"),
        Arguments.of(
            "aws-alb",
            "h2 2026-05-01T14:00:00.250000Z app/a/1 10.9.0.4:4 10.42.1.7:80 0 0 0 200 200 1 1 \"x\""),
        Arguments.of(
            "gcp-lb", "{\"httpRequest\":{\"status\":200},\"timestamp\":\"2026-05-01T14:00:00Z\"}"),
        Arguments.of(
            "probe", "{\"zerodrop_probe\":1,\"kind\":\"request\",\"id\":\"p-1\",\"status\":200}"),
        Arguments.of("haproxy", HAPROXY),
        Arguments.of("haproxy", "May  1 14:00:00 lb haproxy[7]: " + HAPROXY),
        Arguments.of(
            "haproxy",
            "<134>May  1 14:00:00 lb haproxy[7]: Server till/till-1 is DOWN, reason: x"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void knowsAFormatByItsContent(String format, String text) {
    Detection detection = detect(text);

    assertThat(detection.why()).isNotBlank();
    assertThat(detection.format()).isNotNull().extracting(LogFormat::id).isEqualTo(format);
    assertThat(detection.confidence()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void knowsItWhereSomeLinesAreDamaged(String format, String text) {
    if (text.indexOf('\n') < 0) {
      Detection detection = detect((text + "\n").repeat(8) + "???\n" + text.substring(0, 9) + "\n");

      assertThat(detection.format()).extracting(LogFormat::id).isEqualTo(format);
      assertThat(detection.confidence()).isGreaterThan(0.7);
    }
  }

  static Stream<Arguments> envelopes() {
    String prefix = "2026-05-01T14:00:00.3Z stdout F ";
    return Stream.of(
        Arguments.of("cri", (java.util.function.UnaryOperator<String>) line -> prefix + line),
        Arguments.of(
            "kubectl-timestamps",
            (java.util.function.UnaryOperator<String>) line -> "2026-05-01T14:00:00.3Z " + line),
        Arguments.of(
            "kubectl-prefix kubectl-timestamps",
            (java.util.function.UnaryOperator<String>)
                line -> "[pod/in-1/main] 2026-05-01T14:00:00.3Z " + line),
        Arguments.of(
            "json",
            (java.util.function.UnaryOperator<String>)
                line ->
                    "{\"log\":\""
                        + line.replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-05-01T14:00:00.3Z\"}"),
        Arguments.of(
            "json cri",
            (java.util.function.UnaryOperator<String>)
                line ->
                    "{\"@timestamp\":\"2026-05-01T14:00:00Z\",\"log\":\""
                        + (prefix + line).replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\",\"kubernetes\":{\"pod_name\":\"p\"}}"));
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void looksInsideEnvelopes(String ids, java.util.function.UnaryOperator<String> envelope) {
    for (String line : new String[] {ACCESS, ERROR, PROXY, KUBELET, HAPROXY, AUDIT}) {
      Detection plain = detect(line);
      Detection wrapped = detect((envelope.apply(line) + "\n").repeat(3));

      assertThat(wrapped.format()).isEqualTo(plain.format());
      assertThat(wrapped.envelopes()).extracting(Envelope::id).containsExactly(ids.split(" "));
    }
  }

  @Test
  void journaldAroundKlogIsAnEnvelopeAndAroundHaproxyItsOwnHeader() {
    String header = "May 01 14:00:00 node-4 kubelet[812]: ";

    assertThat(detect(header + KUBELET).envelopes()).containsExactly(Envelope.SYSLOG);
    assertThat(detect(header + HAPROXY).envelopes()).isEmpty();
  }

  @Test
  void theStreamOfAnIngressControllerIsAnAccessLogWhateverPrevails() {
    String controller = "I0501 14:00:00.1       7 nginx.go:1] \"Starting NGINX process\"\n";

    assertThat(detect(ERROR.concat("\n").repeat(9) + ACCESS).kind()).isEqualTo(LogKind.ACCESS);
    assertThat(detect(controller + (NEUTRAL + "\n").repeat(9)).kind()).isEqualTo(LogKind.ACCESS);
  }

  @Test
  void linesThatAnyComponentMayWriteAreNamedByTheFile() {
    byte[] bytes = (NEUTRAL + "\n").repeat(5).getBytes(StandardCharsets.UTF_8);

    assertThat(Detector.detect(bytes, true, "logs/kubelet.log").kind()).isEqualTo(LogKind.KUBELET);
    assertThat(Detector.detect(bytes, true, "kube-proxy-a.log").kind())
        .isEqualTo(LogKind.KUBE_PROXY);
    assertThat(Detector.detect(bytes, true, "scheduler.log").readable()).isFalse();
    byte[] told = (NEUTRAL + "\n" + KUBELET + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(Detector.detect(told, true, "kube-proxy.log").kind()).isEqualTo(LogKind.KUBELET);
  }

  @Test
  void theLogOfIstiosAgentIsNoAccessLogUnlessThereAreAccessLinesInIt() {
    String agent = "2026-05-01T14:00:00.250000Z\tinfo\tApply mesh config\n";
    String settings = "accessLogFile: /dev/stdout\n";

    Detection alone = detect(agent.repeat(9) + settings.repeat(9));
    assertThat(alone.irrelevant()).isTrue();
    assertThat(alone.why()).contains("Istio");
    assertThat(detect(agent.repeat(9) + ENVOY + " \"10.42.1.7:8080\"\n").format())
        .isEqualTo(LogFormat.ENVOY);
  }

  @Test
  void aForcedKindDecidesWhereVotesWouldNot() {
    byte[] noisy = ("noise\n".repeat(9) + PROXY).getBytes(StandardCharsets.UTF_8);
    byte[] audit = (AUDIT + "\n").getBytes(StandardCharsets.UTF_8);

    assertThat(Detector.detect(noisy, true, "f").readable()).isFalse();
    assertThat(Detector.detect(noisy, true, "f", LogKind.KUBE_PROXY).kind())
        .isEqualTo(LogKind.KUBE_PROXY);
    assertThat(Detector.detect(audit, true, "f", LogKind.ACCESS).readable()).isFalse();
  }

  @Test
  void saysWhyAFileIsNoLog() {
    byte[] random = new byte[4096];
    new Random(7).nextBytes(random);

    assertThat(Detector.detect(random, true, "f").why()).isEqualTo("binary data, not text");
    assertThat(Detector.detect(new byte[4096], true, "f").why()).startsWith("nothing but NUL");
    assertThat(detect("Dear diary,\nnothing happened.\n").why()).startsWith("no known format");
    assertThat(detect("{\"name\":\"x\",\"price\":3}\n").why()).startsWith("no known format");
    assertThat(detect("\n \n").readable()).isFalse();
    assertThat(detect("{\"clientVersion\":{\"gitVersion\":\"v1.36.0\"}}").irrelevant()).isTrue();
    assertThat(detect("{\"event.id\":\"a\",\"zerodrop.cause\":\"x\"}").irrelevant()).isTrue();
  }

  @Test
  void aLogThatWasTruncatedUnderItsWriterIsStillOne() {
    byte[] bytes =
        ("\0".repeat(3000) + (ACCESS + "\n").repeat(40)).getBytes(StandardCharsets.UTF_8);

    assertThat(Detector.detect(bytes, true, "f").kind()).isEqualTo(LogKind.ACCESS);
  }

  @Property(tries = 500)
  void neverFails(@ForAll byte[] bytes, @ForAll boolean whole) {
    assertThat(Detector.detect(bytes, whole, "f")).isNotNull();
  }

  @Property(tries = 500)
  void neverFailsOnText(@ForAll String text) {
    for (String start : new String[] {"", ACCESS, "{\"log\":\"", "[", PROXY, "apiVersion: "}) {
      assertThat(detect(start + text)).isNotNull();
      assertThat(detect(text + start)).isNotNull();
    }
  }
}
