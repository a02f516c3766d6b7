package io.zerodrop.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameHintsTest {

  @ParameterizedTest
  @CsvSource({
    "kube-proxy-node-1.log, node-1",
    "kube-proxy-node-12.log.2.gz, node-12",
    "logs/kubelet_ip-10-0-3-4.eu-west-1.compute.internal.log,"
        + " ip-10-0-3-4.eu-west-1.compute.internal",
    "kubeproxy.worker3.log-20260501, worker3",
    "worker-3/kubelet.log, worker-3",
    "bundle.tgz!nodes/worker-3/kube-proxy.log, worker-3",
  })
  void readsTheNode(String path, String node) {
    assertThat(NameHints.node(path)).contains(node);
  }

  @ParameterizedTest
  @CsvSource({
    "kubelet.log",
    "logs/kube-proxy.log",
    "kube-proxy-x7k2p.log",
    "node-1.log",
    "a/b.log"
  })
  void knowsNoNodeWhereThereIsNone(String path) {
    assertThat(NameHints.node(path)).isEmpty();
  }

  @Test
  void readsThePodOfTheKubeletsOwnNames() {
    String id = "0123456789abcdef".repeat(4);

    assertThat(
            NameHints.pod(
                "/var/log/pods/web_in-1_6a5d0000-0000-4000-8000-000000000001/controller/0.log"))
        .contains("web/in-1");
    assertThat(NameHints.pod("containers/in-1_web_controller-" + id + ".log")).contains("web/in-1");
    assertThat(NameHints.pod("access.log")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "access.log, access",
    "access.log.1, access",
    "access.log.2.gz, access",
    "access.log-20260501.zst, access",
    "ingress-2.log, ingress-2",
    ".log, .log"
  })
  void rotationAndExtensionsAreNotPartOfAName(String name, String stem) {
    assertThat(NameHints.stem(name)).isEqualTo(stem);
  }
}
