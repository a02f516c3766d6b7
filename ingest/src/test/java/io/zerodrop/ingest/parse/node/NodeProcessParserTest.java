package io.zerodrop.ingest.parse.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.Collected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NodeProcessParserTest {

  private static final String PROXY =
      "I1122 11:15:53.016232     812 proxier.go:9] \"SyncProxyRules complete\" elapsed=\"41ms\"";
  private static final String KUBELET =
      "I1122 11:15:54.016232     812 kubelet.go:9] \"SyncLoop DELETE\" source=\"api\""
          + " pods=[\"shop/web-1\"]";
  private static final String SERVER =
      "I1122 11:15:55.016232     812 controller.go:9] \"Starting leases controller\"";
  private static final String LAUNCHER =
      "time=\"2026-11-22T11:15:52Z\" level=info msg=\"Running kube-proxy --cluster-cidr=10.42.0.0/16\"";

  @Test
  void givesEachLineToItsComponent() {
    Collected collected =
        Collected.by(
            new NodeProcessParser(Collected.context()),
            LAUNCHER,
            PROXY,
            KUBELET,
            SERVER,
            "{\"level\":\"warn\",\"ts\":\"2026-11-22T11:15:53.1Z\",\"caller\":\"etcd\",\"msg\":\"slow\"}");

    assertThat(collected.events).hasExactlyElementsOfTypes(ProxyLine.class, KubeletLine.class);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.irrelevant).isEqualTo(3);
  }

  @Test
  void isToldByTheLauncherOrTheJournal() {
    String plain = String.join("\n", PROXY, KUBELET, SERVER, "");

    assertThat(detect(LAUNCHER + "\n" + plain, "node.log").format())
        .isEqualTo(LogFormat.NODE_PROCESS);
    assertThat(detect(plain, "k3s.log").format()).isEqualTo(LogFormat.NODE_PROCESS);
    assertThat(detect(plain, "node.log").format()).isNotEqualTo(LogFormat.NODE_PROCESS);
    Detection journal =
        detect(plain.replaceAll("(?m)^(?=I)", "Nov 22 11:15:53 node-3 k3s[812]: "), "node.log");
    assertThat(journal.format()).isEqualTo(LogFormat.NODE_PROCESS);
    assertThat(journal.envelopes()).containsExactly(Envelope.SYSLOG);
  }

  private static Detection detect(String text, String name) {
    return Detector.detect(text.getBytes(StandardCharsets.UTF_8), true, name);
  }
}
