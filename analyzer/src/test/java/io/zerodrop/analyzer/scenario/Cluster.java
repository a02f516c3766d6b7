package io.zerodrop.analyzer.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A cluster to which things happen, and the logs that it would have written of them. Times are
 * seconds after 2026-05-01T10:00:00Z. What is not said otherwise goes as on an idle cluster.
 */
final class Cluster {

  final Journal journal = new Journal();
  final AuditLog audit = new AuditLog(journal);
  final EventLog events = new EventLog();
  private final List<Service> services = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final Map<String, KubeProxy> proxies = new TreeMap<>();

  /** With the Service {@code shop/web}, port 80 to 8080, and three nodes with a kube-proxy each. */
  Cluster() {
    services.add(new Service("shop", "web", "10.96.0.10"));
    for (int i = 1; i <= 3; i++) {
      proxies.put("node-" + i, new KubeProxy("node-" + i));
    }
  }

  Service service() {
    return services.get(0);
  }

  Service service(String name, String clusterIp) {
    Service service = new Service("shop", name, clusterIp);
    services.add(service);
    return service;
  }

  KubeProxy proxy(String node) {
    return proxies.get(node);
  }

  Iterable<KubeProxy> proxies() {
    return proxies.values();
  }

  /** A pod of the first Service. */
  Pod pod(String name, String address, String node) {
    return pod(service(), name, address, node);
  }

  Pod pod(Service service, String name, String address, String node) {
    Pod pod = new Pod(this, service, name, address, node, "uid-" + (pods.size() + 1));
    pods.add(pod);
    return pod;
  }

  /** {@code kubectl rollout restart} of Deployment web. */
  Cluster rolloutBy(String user, double at) {
    audit.rolloutRestart(user, "web", at);
    return this;
  }

  IngressNginx ingress() {
    return new IngressNginx(journal);
  }

  Haproxy haproxy() {
    return new Haproxy(journal);
  }

  /** Every log but those whose names begin with one of {@code missing}. */
  Analysis analyse(String... missing) {
    return analyse(parsed(), missing);
  }

  static Analysis analyse(List<ParsedLog> parsed, String... missing) {
    return InMemoryAnalysis.of(
        parsed.stream()
            .filter(log -> Stream.of(missing).noneMatch(log.name()::startsWith))
            .toList());
  }

  List<ParsedLog> parsed() {
    List<ParsedLog> parsed = new ArrayList<>();
    for (Journal.Log log : logs()) {
      ParsedLog read = ParsedLog.of(log.name(), log.text(), Clock.ZERO);
      if (!read.rejected().isEmpty()) {
        throw new AssertionError("unreadable line: " + read.rejected().get(0));
      }
      parsed.add(read);
    }
    return parsed;
  }

  List<Journal.Log> logs() {
    Journal all = new Journal();
    journal.logs().forEach(log -> all.write(log.name(), 0, log.text().stripTrailing()));
    StringBuilder manifests = new StringBuilder();
    for (Service service : services) {
      manifests.append(service.manifest()).append("---\n");
      List<EndpointSlices.Write> writes = new EndpointSlices(service, pods).writeTo(all);
      proxies.values().forEach(proxy -> proxy.take(service, writes));
    }
    all.write("manifests.yaml", 0, manifests.toString());
    proxies.values().forEach(proxy -> proxy.writeTo(all));
    events.writeTo(all);
    return all.logs();
  }
}
