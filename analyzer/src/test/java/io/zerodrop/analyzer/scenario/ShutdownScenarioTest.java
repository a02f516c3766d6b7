package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Subtype;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that were under way when the process ended. */
class ShutdownScenarioTest {

  private final Cluster cluster = new Cluster();
  private final IngressNginx ingress = cluster.ingress();

  @BeforeEach
  void anotherPod() {
    cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
  }

  private Pod pod() {
    return cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1");
  }

  @Test
  void a_process_that_exits_at_sigterm_cuts_what_is_under_way() {
    Pod old = pod().preStop("sleep 5").runningSince(-300);
    old.stops(10.0, 0.02, 143);
    ingress.closed("r1", 13.6, 1.44, old);
    ingress.reset("r2", 14.2, 0.84, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.accuses("r1")).isEqualTo("inflight-cut@web-7d9f5-a");
    assertThat(analysis.accuses("r2")).isEqualTo("inflight-cut@web-7d9f5-a");
  }

  @Test
  void even_where_no_error_line_says_so() {
    ingress.withoutErrorLog();
    Pod old = pod().preStop("sleep 5").runningSince(-300);
    old.stops(10.0, 0.02, 143);
    ingress.closed("r1", 12.6, 2.44, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("inflight-cut");
  }

  @Test
  void sigkill_at_the_end_of_grace() {
    Pod old = pod().grace(5).runningSince(-300);
    old.deleted(10.0).sigterm(10.015).exits(15.02, 137).gone(15.8);
    ingress.closed("r1", 3.0, 12.03, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("grace-exceeded");
    assertThat(analysis.on("r1").offsets()).containsKey("kill-deadline");
  }

  @Test
  void a_prestop_as_long_as_the_grace_leaves_two_seconds() {
    Pod old = pod().grace(5).preStop("sleep 5").runningSince(-300);
    old.deleted(10.0).sigterm(15.02).exits(17.03, 137).gone(17.9);
    ingress.closed("r1", 8.0, 9.04, old);
    Analysis analysis = cluster.analyse();
    assertThat(analysis.says("r1")).isEqualTo("grace-exceeded/" + Subtype.PRESTOP_EXCEEDS_GRACE);
    assertThat(analysis.termination("web-7d9f5-a").subtype())
        .isEqualTo(Subtype.PRESTOP_EXCEEDS_GRACE);
  }

  @Test
  void a_shell_as_pid_1_does_not_pass_sigterm_on() {
    Pod old = pod().grace(5).startedByShell("/app/run; true").runningSince(-300);
    old.deleted(10.0).sigterm(10.015).exits(15.02, 137).gone(15.8);
    ingress.closed("r1", 14.0, 1.03, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("grace-exceeded/" + Subtype.SIGTERM_IGNORED);
  }

  @Test
  void nor_does_a_process_that_goes_on_taking_new_requests() {
    Pod old = pod().grace(10).runningSince(-300);
    old.deleted(10.0).sigterm(10.015).exits(20.02, 137).gone(20.8);
    ingress.served("ok", 16.0, 0.02, old);
    ingress.closed("r1", 19.5, 0.53, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("grace-exceeded/" + Subtype.SIGTERM_IGNORED);
  }

  @Test
  void a_server_that_drops_requests_at_sigterm_and_exits_later_cut_them_too() {
    Pod old = pod().runningSince(-300);
    old.stops(10.0, 6.0, 0);
    ingress.closed("r1", 5.0, 5.05, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("inflight-cut");
  }

  @Test
  void a_kill_for_memory_while_terminating_is_no_matter_of_grace() {
    Pod old = pod().runningSince(-300);
    old.deleted(10.0).sigterm(10.015).killedForMemory(12.0).gone(13.0);
    ingress.closed("r1", 11.0, 1.02, old);
    assertThat(cluster.analyse().says("r1")).isEqualTo("abrupt-loss/" + Subtype.OOM_KILL);
  }

  @Test
  void without_any_source_of_the_exit_the_cut_is_less_sure() {
    Pod old = pod().preStop("sleep 5").runningSince(-300);
    old.stops(10.0, 0.02, 143);
    ingress.closed("r1", 13.6, 1.44, old);
    Analysis full = cluster.analyse();
    Analysis blind = cluster.analyse("pods", "kubelet", "events", "audit");
    assertThat(blind.on("r1").confidence()).isLessThan(full.on("r1").confidence());
    assertThat(blind.says("r1")).isIn("inflight-cut", "unknown");
  }
}
