package io.zerodrop.analyzer.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One node's kube-proxy: what it logs of the slices' writes, and when it applies them. */
final class KubeProxy {

  private static final double DELIVERY = 0.012;
  private static final double PERIOD = 1.0;
  private static final double SYNC = 0.04;

  private final String node;
  private final List<Delivered> delivered = new ArrayList<>();
  private int verbosity = 4;
  private String mode = "iptables";
  private boolean json;
  private boolean silent;
  private double hangsFrom = Double.MAX_VALUE;
  private double hangsTo = Double.MAX_VALUE;
  private String healthChecked;
  private double dies = Double.MAX_VALUE;
  private double failsFrom = Double.MAX_VALUE;
  private double failsTo = Double.MAX_VALUE;

  private record Delivered(double at, String service, Set<String> before, Set<String> after) {}

  KubeProxy(String node) {
    this.node = node;
  }

  KubeProxy verbosity(int level) {
    verbosity = level;
    return this;
  }

  KubeProxy mode(String name) {
    mode = name;
    return this;
  }

  KubeProxy json() {
    json = true;
    return this;
  }

  /** Its log was not kept. */
  KubeProxy withoutLog() {
    silent = true;
    return this;
  }

  /** It takes up nothing in this time. */
  KubeProxy hangs(double from, double to) {
    hangsFrom = from;
    hangsTo = to;
    return this;
  }

  /** As it does for a Service of type LoadBalancer with externalTrafficPolicy Local. */
  KubeProxy servesHealthChecks(String service) {
    healthChecked = service;
    return this;
  }

  /** Nothing is heard of its node from then on. */
  KubeProxy diesAt(double at) {
    dies = at;
    return this;
  }

  /** Its syncs fail in this time. */
  KubeProxy fails(double from, double to) {
    failsFrom = from;
    failsTo = to;
    return this;
  }

  void take(Service service, List<EndpointSlices.Write> writes) {
    Set<String> before = Set.of();
    for (EndpointSlices.Write write : writes) {
      double at = write.at() + DELIVERY;
      boolean hanging = at >= hangsFrom && at < hangsTo;
      delivered.add(
          new Delivered(
              hanging ? hangsTo : at, service.key() + ":http", before, write.addresses()));
      before = write.addresses();
    }
  }

  void writeTo(Journal journal) {
    if (silent) {
      return;
    }
    delivered.sort(Comparator.comparingDouble(Delivered::at));
    Lines lines = new Lines(journal);
    lines.write(-60, 2, "Version info", "version", "v1.36.2");
    if (healthChecked != null) {
      lines.write(-59, 2, "Opening healthcheck", "service", healthChecked, "port", "30168");
    }
    double free = Double.NEGATIVE_INFINITY;
    int next = 0;
    while (next < delivered.size()) {
      double start = Math.max(delivered.get(next).at() + 0.0005, free);
      List<Delivered> taken = new ArrayList<>();
      while (next < delivered.size() && delivered.get(next).at() < start) {
        lines.write(delivered.get(next).at(), 4, "Calling handler.OnEndpointSliceUpdate");
        taken.add(delivered.get(next++));
      }
      sync(lines, start, taken);
      free = start + SYNC + PERIOD;
    }
    delivered.clear();
  }

  private void sync(Lines lines, double start, List<Delivered> taken) {
    double at = start;
    for (String service : services(taken)) {
      List<Delivered> of = taken.stream().filter(d -> d.service().equals(service)).toList();
      for (Set<String> addresses : List.of(of.get(0).before(), of.get(of.size() - 1).after())) {
        at += 0.00001;
        if (!addresses.isEmpty()) {
          lines.endpoints(at, service, addresses);
        }
      }
    }
    boolean ipvs = mode.equals("ipvs");
    String rules = ipvs ? "Syncing ipvs proxier rules" : "Syncing " + mode + " rules";
    lines.write(start + 0.0003, ipvs ? 3 : 2, rules, "ipFamily", "IPv4");
    boolean failed = start >= failsFrom && start < failsTo;
    if (!ipvs) {
      lines.write(start + 0.01, 2, "Reloading service " + mode + " data", "ipFamily", "IPv4");
    }
    if (failed) {
      lines.write(start + 0.03, 0, "Sync failed", "ipFamily", "IPv4");
    }
    lines.write(
        start + SYNC,
        ipvs ? 4 : 2,
        ipvs ? "syncProxyRules complete" : "SyncProxyRules complete",
        "ipFamily",
        "IPv4",
        "elapsed",
        "39.7ms");
  }

  private static Set<String> services(List<Delivered> taken) {
    Set<String> services = new TreeSet<>();
    taken.forEach(d -> services.add(d.service()));
    return services;
  }

  /** Writes klog lines, as text or JSON. */
  private final class Lines {

    private final Journal journal;

    Lines(Journal journal) {
      this.journal = journal;
    }

    void write(double at, int level, String message, String... pairs) {
      StringBuilder rest = new StringBuilder();
      for (int i = 0; i < pairs.length; i += 2) {
        rest.append(
            json
                ? ",\"%s\":\"%s\"".formatted(pairs[i], pairs[i + 1])
                : " %s=\"%s\"".formatted(pairs[i], pairs[i + 1]));
      }
      emit(at, level, message, rest.toString());
    }

    void endpoints(double at, String portName, Set<String> addresses) {
      String list = "[\"" + String.join("\",\"", addresses) + "\"]";
      int slash = portName.indexOf('/');
      int colon = portName.indexOf(':');
      emit(
          at,
          3,
          "Setting endpoints for service port name",
          json
              ? ",\"portName\":{\"NamespacedName\":{\"Namespace\":\"%s\",\"Name\":\"%s\"},\"Port\":\"%s\"},\"endpoints\":%s"
                  .formatted(
                      portName.substring(0, slash),
                      portName.substring(slash + 1, colon),
                      portName.substring(colon + 1),
                      list)
              : " portName=\"%s\" endpoints=%s".formatted(portName, list));
    }

    private void emit(double at, int level, String message, String rest) {
      if (level > verbosity || at >= dies) {
        return;
      }
      String text =
          json
              ? "{\"ts\":%s,\"caller\":\"proxier.go:1\",\"msg\":\"%s\",\"v\":%d%s}"
                  .formatted(
                      java.math.BigDecimal.valueOf(Clock.micros(at), 3), message, level, rest)
              : "I%s   16345 proxier.go:1] \"%s\"%s".formatted(Clock.klog(at), message, rest);
      journal.write("kube-proxy-" + node + ".log", at, text);
    }
  }
}
