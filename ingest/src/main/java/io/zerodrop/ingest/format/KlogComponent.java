package io.zerodrop.ingest.format;

import java.util.List;

/**
 * Which component wrote a klog line. Messages and source files are hints that only add up over many
 * lines: libraries such as client-go log alike in all components.
 */
enum KlogComponent {
  KUBE_PROXY(
      "kube-proxy",
      LogKind.KUBE_PROXY,
      "kube-proxy",
      "kubeproxy",
      "proxier",
      "Proxier",
      "endpointslicecache",
      "endpointschangetracker",
      "servicechangetracker",
      "roundrobin.go",
      "graceful_termination.go",
      "proxy_health.go",
      "service_health.go",
      "bounded_frequency_runner",
      "server_others.go",
      "server_linux.go",
      "OnEndpoint",
      "OnService",
      "yncProxyRules",
      "iptables",
      "ipvs",
      "nftables",
      "conntrack",
      "NodeIPs",
      "service port",
      "--cluster-cidr",
      "--proxy-mode",
      "--nodeport-addresses"),
  KUBELET(
      "kubelet",
      LogKind.KUBELET,
      "kubelet",
      "SyncLoop",
      "PLEG",
      "pleg.go",
      "pod_workers.go",
      "kuberuntime",
      "prober.go",
      "Probe failed",
      "reconciler.go",
      "reconciler_common.go",
      "operation_generator.go",
      "status_manager.go",
      "container_manager_linux.go",
      "cpu_manager",
      "memory_manager",
      "topology_manager",
      "state_mem.go",
      "eviction_manager",
      "pod_container_deletor",
      "pod_startup_latency_tracker",
      "podUID=",
      "containerID=",
      "nodeshutdown",
      "node_status",
      "remote_runtime",
      "cadvisor",
      "desired_state_of_world",
      "--container-runtime-endpoint",
      "--pod-manifest-path",
      "--cgroup-driver"),
  INGRESS_NGINX(
      "ingress-nginx",
      LogKind.ACCESS,
      "NGINX",
      "nginx.go",
      "ingress-nginx",
      "ackend successfully reloaded",
      "ackend reload",
      "IngressClass",
      "does not have any active Endpoint",
      "backend_ssl.go");

  private static final List<KlogComponent> ALL = List.of(values());

  private final Recognised recognised;
  private final List<String> hints;

  KlogComponent(String format, LogKind kind, String... hints) {
    this.recognised = new Recognised(format, kind);
    this.hints = List.of(hints);
  }

  /** The component that a line points to; null for a line that any may write. */
  static KlogComponent of(String line) {
    String head = line.length() > 1024 ? line.substring(0, 1024) : line;
    KlogComponent found = null;
    for (KlogComponent component : ALL) {
      if (component.hints.stream().anyMatch(head::contains)) {
        if (found != null) {
          return null;
        }
        found = component;
      }
    }
    return found;
  }

  Recognised recognised() {
    return recognised;
  }
}
