package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.scenario.Logged.Ending;
import io.zerodrop.analyzer.scenario.PodLogs.Endpoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Steady requests through a router that follows the slices late: what becomes of each by what its
 * pod's process did then, how the router logs it, and why it failed. Times are in seconds.
 */
final class Load {

  private static final double MOMENT = 0.012;

  private final Cluster cluster;
  private final Service service;
  private final AccessFormat format;
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, Truth> truths = new TreeMap<>();
  private final Random random = new Random(17);
  private double lag = 1.5;
  private double stallFrom = Double.MAX_VALUE;
  private double stallTo = Double.MAX_VALUE;
  private String door;
  private final List<String> nodes = new ArrayList<>();
  private boolean local;
  private double errors;
  private double aborts;
  private double pooled;
  private double patience = 60;
  private double slow = 0.04;
  private double networkOutlives = 0.3;
  private int turn;

  /**
   * One run of a pod's process.
   *
   * @param closes when it stops accepting
   * @param cut why a request is lost that was under way as it exited
   * @param lost why a new connection is, after it stopped accepting
   */
  private record Run(Pod pod, double listens, double closes, double exits, Cause cut, Cause lost) {}

  private record Truth(String pod, Set<Cause> causes) {}

  Load(Cluster cluster, Service service, AccessFormat format) {
    this.cluster = cluster;
    this.service = service;
    this.format = format;
  }

  /** How long the router takes to follow a change of the slices. */
  Load lag(double seconds) {
    lag = seconds;
    return this;
  }

  /** How long a pod's address is there after its process. */
  Load networkOutlives(double seconds) {
    networkOutlives = seconds;
    return this;
  }

  /** The router follows nothing in this time. */
  Load stalled(double from, double to) {
    stallFrom = from;
    stallTo = to;
    return this;
  }

  /** Through the Service's address, where a kube-proxy chooses. */
  Load throughServiceAddress() {
    door = service.clusterIp + ":" + service.port;
    return this;
  }

  /** Through node ports, where the node's kube-proxy chooses, by policy Local a pod of its own. */
  Load throughNodes(boolean onlyLocal, String... names) {
    nodes.addAll(List.of(names));
    local = onlyLocal;
    door = names[0];
    return this;
  }

  /** This share of what is served is answered with an error. */
  Load errors(double share) {
    errors = share;
    return this;
  }

  /** This share of what is served is given up by the client. */
  Load aborts(double share) {
    aborts = share;
    return this;
  }

  /** Clients wait no longer. */
  Load patience(double seconds) {
    patience = seconds;
    return this;
  }

  /** This share is sent on connections opened before. */
  Load pooled(double share) {
    pooled = share;
    return this;
  }

  /** This share takes seconds. */
  Load slow(double share) {
    slow = share;
    return this;
  }

  Load runs(Pod pod, double listens) {
    return runs(pod, listens, Double.MAX_VALUE, Double.MAX_VALUE, null, null);
  }

  Load runs(Pod pod, double listens, double closes, double exits, Cause cut, Cause lost) {
    runs.add(new Run(pod, listens, closes, exits, cut, lost));
    return this;
  }

  Load send(double from, double to, int perSecond) {
    for (int i = 0; i < (to - from) * perSecond; i++) {
      double start = Math.round((from + i / (double) perSecond) * 1000) / 1000.0;
      send("%s-%05d".formatted(service.name, truths.size()), start);
    }
    return this;
  }

  private void send(String id, double start) {
    door = nodes.isEmpty() ? door : nodes.get(truths.size() % nodes.size());
    List<Pod> view = view(start, local);
    if (view.isEmpty() && local && !view(start, false).isEmpty()) {
      format.write(cluster.journal, new Logged(id, start, 4, door, Ending.CONNECT_TIMEOUT));
      truths.put(id, new Truth(null, Set.of(Cause.LOCAL_BLACKHOLE)));
      return;
    }
    if (view.isEmpty()) {
      log(id, start, 0, null, Ending.NO_ENDPOINT, null, Set.of(Cause.NO_ENDPOINTS));
      return;
    }
    Pod pod = view.get(turn++ % view.size());
    double takes = takes();
    boolean reuses = random.nextDouble() < pooled;
    Run run = runAt(pod, start);
    if (run == null) {
      log(id, start, 0, pod, Ending.REFUSED, null, Set.of(Cause.COLD_START));
    } else if (start < run.closes() && start + takes <= run.exits()) {
      served(id, start, takes, pod);
    } else if (start < run.closes() && run.cut() == null) {
      return; // it hangs beyond the end of the log
    } else if (start < run.closes()) {
      Set<Cause> why = EnumSet.of(run.cut());
      if (run.exits() - start < MOMENT && run.lost() != null) {
        why.add(run.lost());
      }
      log(id, start, Math.max(0.001, run.exits() - start), pod, Ending.CLOSED, run, why);
    } else if (start < run.exits() && reuses) {
      log(id, start, 0, pod, Ending.RESET, run, Set.of(Cause.STALE_KEEPALIVE));
    } else {
      boolean answers = start < run.exits() + (restarts(run) ? 1000 : networkOutlives);
      Ending ending = answers ? Ending.REFUSED : Ending.CONNECT_TIMEOUT;
      if (!answers && patience < 5) {
        Set<Cause> why = EnumSet.copyOf(why(run, start));
        why.add(Cause.APP_ERROR);
        log(id, start, patience, pod, Ending.CLIENT_LEFT, run, why);
        return;
      }
      log(id, start, answers ? 0 : 5, pod, ending, run, why(run, start));
    }
  }

  private double takes() {
    double kind = random.nextDouble();
    double much = random.nextDouble();
    double takes = kind < slow ? 1 + 3 * much : kind < 0.2 ? 0.1 + much / 2 : 0.005 + much / 25;
    return Math.round(takes * 1000) / 1000.0;
  }

  private void served(String id, double start, double takes, Pod pod) {
    double luck = random.nextDouble();
    if (luck < errors) {
      log(id, start, takes, pod, Ending.ANSWERED, null, Set.of(Cause.APP_ERROR));
    } else if (luck < errors + aborts) {
      log(id, start, takes, pod, Ending.CLIENT_LEFT, null, Set.of(Cause.APP_ERROR));
    } else {
      log(id, start, takes, pod, Ending.SERVED, null, Set.of());
    }
  }

  private Set<Cause> why(Run run, double start) {
    if (run.lost() != Cause.PROPAGATION_RACE) {
      return EnumSet.of(run.lost());
    }
    if (local && view(start + 4, true).isEmpty()) {
      return EnumSet.of(Cause.PROPAGATION_RACE, Cause.LOCAL_BLACKHOLE); // its SYN was sent again
    }
    double normal = door == null ? 5 : 2;
    double since = start - mark(run);
    Cause late = door == null ? Cause.STALE_INGRESS : Cause.STALE_PROXY;
    Set<Cause> why = EnumSet.noneOf(Cause.class);
    if (since < normal + 1) {
      why.add(Cause.PROPAGATION_RACE);
    }
    if (since > normal - 1) {
      why.add(late);
    }
    return why;
  }

  private static double mark(Run run) {
    for (var entry : run.pod().endpoint.entrySet()) {
      if (entry.getValue().terminating()) {
        return entry.getKey();
      }
    }
    return run.closes();
  }

  /** The run that had the pod's port at a time or last; null before the first. */
  private Run runAt(Pod pod, double time) {
    Run last = null;
    for (Run run : runs) {
      if (run.pod() == pod && run.listens() <= time) {
        last = run;
      }
    }
    return last;
  }

  private boolean restarts(Run run) {
    return runs.stream().anyMatch(r -> r.pod() == run.pod() && r.listens() > run.listens());
  }

  private List<Pod> view(double start, boolean onlyLocal) {
    double known = start - lag >= stallFrom && start < stallTo ? stallFrom : start - lag;
    List<Pod> ready = new ArrayList<>();
    List<Pod> fallback = new ArrayList<>();
    for (Pod pod : runs.stream().map(Run::pod).distinct().toList()) {
      if (onlyLocal && !pod.node.equals(door)) {
        continue;
      }
      var state = pod.endpoint.floorEntry(known);
      Endpoint endpoint = state == null ? Endpoint.NONE : state.getValue();
      if (endpoint.ready()) {
        ready.add(pod);
      } else if (endpoint.serving() && endpoint.terminating()) {
        fallback.add(pod);
      }
    }
    return ready.isEmpty() && door != null ? fallback : ready;
  }

  private void log(
      String id, double start, double took, Pod pod, Ending ending, Run run, Set<Cause> why) {
    String upstream = pod == null ? null : door != null ? door : pod.address() + ":8080";
    if (door != null && pod == null) {
      upstream = door;
      format.write(cluster.journal, new Logged(id, start, 0, door, Ending.REFUSED));
    } else {
      format.write(cluster.journal, new Logged(id, start, took, upstream, ending));
    }
    truths.put(id, new Truth(pod == null ? null : pod.name, why));
  }

  /** No cause is wrong. */
  void isNotContradictedBy(Analysis analysis, String lost) {
    Map<String, Verdict> said = saidBy(analysis);
    List<String> wrong = new ArrayList<>();
    truths.forEach(
        (id, truth) -> {
          Verdict verdict = said.get(id);
          Cause cause = verdict == null ? null : verdict.cause();
          if (cause != null && cause != Cause.UNKNOWN && !truth.causes().contains(cause)) {
            wrong.add(id + ": " + describe(verdict) + ", but it was " + truth);
          }
        });
    assertThat(wrong).as("wrong without %s", lost).isEmpty();
  }

  private static Map<String, Verdict> saidBy(Analysis analysis) {
    Map<String, Verdict> said = new TreeMap<>();
    analysis
        .verdicts()
        .forEach(verdict -> said.put(verdict.path().substring("/orders/".length()), verdict));
    return said;
  }

  /** No cause is wrong, each failure is there, and at most this share is unknown. */
  void isExplainedBy(Analysis analysis, double mostUnknown) {
    Map<String, Verdict> said = saidBy(analysis);
    List<String> wrong = new ArrayList<>();
    int failed = 0;
    int unknown = 0;
    for (Map.Entry<String, Truth> entry : truths.entrySet()) {
      Truth truth = entry.getValue();
      Verdict verdict = said.get(entry.getKey());
      Cause cause = verdict == null ? null : verdict.cause();
      failed += truth.causes().isEmpty() ? 0 : 1;
      unknown += cause == Cause.UNKNOWN ? 1 : 0;
      boolean right = truth.causes().isEmpty() ? cause == null : truth.causes().contains(cause);
      boolean elsewhere =
          door == null
              && cause != null
              && verdict.pod() != null
              && !verdict.pod().equals(truth.pod());
      if (elsewhere || (!right && cause != Cause.UNKNOWN)) {
        wrong.add(entry.getKey() + ": " + describe(verdict) + ", but it was " + truth);
      }
    }
    assertThat(wrong).as("wrong of %d", failed).isEmpty();
    assertThat(unknown)
        .as("unknown of %d", failed)
        .isLessThanOrEqualTo((int) (failed * mostUnknown));
    assertThat(failed).isPositive();
  }

  private static String describe(Verdict verdict) {
    return verdict == null
        ? "nothing"
        : verdict.cause()
            + "/"
            + verdict.subtype()
            + "@"
            + verdict.pod()
            + " "
            + verdict.confidence();
  }
}
