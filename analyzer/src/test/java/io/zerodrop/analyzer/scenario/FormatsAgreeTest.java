package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.scenario.AccessFormat.Lack;
import io.zerodrop.analyzer.scenario.Logged.Ending;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same happening, as each access-log format writes it: the cause never depends on which proxy
 * logged it. Where a format lacks the evidence, the cause is unknown and what is missing is named.
 */
class FormatsAgreeTest {

  /** What happened to the pod and to the request, and why it failed. */
  enum Happening {
    REFUSED_AFTER_SIGTERM(Cause.PROPAGATION_RACE) {
      @Override
      Logged happens(Cluster cluster) {
        Pod old = old(cluster);
        old.stops(10.0, 0.01, 143);
        return Logged.of("r1", 10.4, 0.001, old, Ending.REFUSED);
      }
    },
    NO_ANSWER_AFTER_SIGTERM(Cause.PROPAGATION_RACE) {
      @Override
      Logged happens(Cluster cluster) {
        Pod old = old(cluster);
        old.stops(10.0, 0.01, 143);
        return Logged.of("r1", 10.6, 10.0, old, Ending.CONNECT_TIMEOUT);
      }
    },
    REFUSED_LONG_AFTER_THE_MARK(Cause.STALE_INGRESS) {
      @Override
      Logged happens(Cluster cluster) {
        Pod old = old(cluster);
        old.stops(10.0, 0.01, 143);
        return Logged.of("r1", 45.0, 0.001, old, Ending.REFUSED);
      }
    },
    CLOSED_AS_THE_PROCESS_EXITS(Cause.INFLIGHT_CUT) {
      @Override
      Logged happens(Cluster cluster) {
        Pod old = old(cluster).preStop("sleep 5");
        old.stops(10.0, 0.02, 143);
        return Logged.of("r1", 12.6, 2.44, old, Ending.CLOSED);
      }
    },
    CLOSED_BY_SIGKILL(Cause.GRACE_EXCEEDED) {
      @Override
      Logged happens(Cluster cluster) {
        Pod old = old(cluster).grace(5);
        old.deleted(10.0).sigterm(10.015).exits(15.02, 137).gone(15.8);
        return Logged.of("r1", 3.0, 12.03, old, Ending.CLOSED);
      }
    },
    RESET_BY_A_STOPPING_POD(Cause.STALE_KEEPALIVE) {
      @Override
      Logged happens(Cluster cluster) {
        Pod old = old(cluster);
        old.stops(10.0, 8.0, 0);
        return Logged.of("r1", 12.5, 0.001, old, Ending.RESET);
      }
    },
    NO_ENDPOINT(Cause.NO_ENDPOINTS) {
      @Override
      Logged happens(Cluster cluster) {
        Pod last = cluster.pod("web-a-1", "10.1.1.7", "node-1").runningSince(-300);
        last.stops(10.0, 0.01, 143);
        return Logged.of("r1", 20.0, 0.0, null, Ending.NO_ENDPOINT);
      }
    },
    ANSWERED_BY_A_HEALTHY_POD(Cause.APP_ERROR) {
      @Override
      Logged happens(Cluster cluster) {
        Pod pod = old(cluster);
        return Logged.of("r1", 10.4, 0.02, pod, Ending.ANSWERED);
      }
    },
    CLOSED_BY_A_CRASH(Cause.ABRUPT_LOSS) {
      @Override
      Logged happens(Cluster cluster) {
        Pod pod = old(cluster);
        pod.crashes(10.0, 139, "Error", 11.0).ready(16.0);
        return Logged.of("r1", 9.2, 0.8, pod, Ending.CLOSED);
      }
    },
    REFUSED_AFTER_A_CRASH(Cause.ABRUPT_LOSS) {
      @Override
      Logged happens(Cluster cluster) {
        Pod pod = old(cluster);
        pod.crashes(10.0, 137, "OOMKilled", 14.0).ready(19.0);
        return Logged.of("r1", 12.0, 0.001, pod, Ending.REFUSED);
      }
    },
    REFUSED_WHILE_THE_KUBELET_EVICTS(Cause.UNMARKED_STOP) {
      @Override
      Logged happens(Cluster cluster) {
        Pod pod = old(cluster);
        pod.evictedByKubelet(10.0, 20, 18.0, 0);
        return Logged.of("r1", 14.0, 0.001, pod, Ending.REFUSED);
      }
    },
    REFUSED_BY_A_STARTING_POD(Cause.COLD_START) {
      @Override
      Logged happens(Cluster cluster) {
        old(cluster);
        Pod fresh =
            cluster.pod("web-b-1", "10.1.3.9", "node-3").withoutReadinessProbe().runningSince(10.0);
        return Logged.of("r1", 11.5, 0.001, fresh, Ending.REFUSED);
      }
    },
    LEFT_BY_THE_CLIENT(Cause.APP_ERROR) {
      @Override
      Logged happens(Cluster cluster) {
        Pod pod = old(cluster);
        return Logged.of("r1", 10.4, 1.5, pod, Ending.CLIENT_LEFT);
      }
    };

    final Cause cause;

    Happening(Cause cause) {
      this.cause = cause;
    }

    abstract Logged happens(Cluster cluster);

    /** Whether a format's lines do not decide it, whatever else is known. */
    boolean leftOpenBy(AccessFormat format) {
      return switch (this) {
        case RESET_BY_A_STOPPING_POD -> format.lacks(Lack.HOW) || format.lacks(Lack.START);
        case ANSWERED_BY_A_HEALTHY_POD -> format.lacks(Lack.WHO_ANSWERED);
        default -> false;
      };
    }

    /** Of two pods the one to which it happens. */
    private static Pod old(Cluster cluster) {
      cluster.pod("web-a-2", "10.1.2.8", "node-2").runningSince(-300);
      return cluster.pod("web-a-1", "10.1.1.7", "node-1").runningSince(-300);
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(Happening.values())
        .flatMap(
            happening -> Stream.of(AccessFormat.values()).map(f -> Arguments.of(happening, f)));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("all")
  void theCauseDoesNotDependOnTheProxy(Happening happening, AccessFormat format) {
    Cluster cluster = new Cluster();
    format.write(cluster.journal, happening.happens(cluster));
    Verdict verdict = only(cluster.analyse());
    if (happening.leftOpenBy(format)) {
      assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
      assertThat(verdict.missing()).isNotEmpty();
    } else {
      assertThat(verdict.cause()).isEqualTo(happening.cause);
    }
    if (!format.isOfNginx()) {
      assertThat(verdict.missing()).noneMatch(missing -> missing.startsWith("nginx-error"));
      assertThat(verdict.evidence()).noneMatch(cited -> cited.source().equals("nginx-error"));
    }
  }

  private static Verdict only(Analysis analysis) {
    assertThat(analysis.verdicts()).hasSize(1);
    return analysis.verdicts().get(0);
  }
}
