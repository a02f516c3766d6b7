package io.zerodrop.analyzer.placebo;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.analyzer.timeline.PodTimeline.Readiness;
import io.zerodrop.analyzer.timeline.UnaskedEnd;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * A route as it would have been, had every pod behind it lived on for a while: all that happened
 * after it first became ready happens so much later. Only later, never earlier: a failure at the
 * address of a pod that had long ended would be blamed on that rightly.
 */
final class DelayedEnds {

  private final long micros;

  private DelayedEnds(long micros) {
    this.micros = micros;
  }

  static RouteHistory of(RouteHistory route, long micros) {
    DelayedEnds delayed = new DelayedEnds(micros);
    return new RouteHistory(
        route.key(),
        route.kind(),
        route.pods().stream().map(delayed::pod).toList(),
        route.services(),
        route.node(),
        route.coverage());
  }

  private PodTimeline pod(PodTimeline pod) {
    return new PodTimeline(
        pod.terminationId(),
        pod.namespace(),
        pod.name(),
        pod.uid(),
        pod.owner(),
        pod.labels(),
        pod.node(),
        pod.addresses(),
        pod.graceSeconds(),
        pod.preStop(),
        pod.created(),
        readiness(pod.ready()),
        pod.started(),
        later(pod.deletion()),
        pod.deletionEvidence(),
        later(pod.killing()),
        later(pod.sigterm()),
        pod.sigtermEvidence(),
        pod.exits().stream().map(this::exit).toList(),
        later(pod.killDeadline()),
        later(pod.gone()),
        pod.goneEvidence(),
        pod.forced(),
        pod.preStopFailed(),
        pod.unasked().stream().map(this::unasked).toList(),
        pod.containers(),
        pod.endpoints().stream().map(this::track).toList(),
        pod.proxies().stream().map(this::applied).toList(),
        pod.trigger());
  }

  private Stamp later(Stamp stamp) {
    boolean known = stamp != null && stamp.latest() < EndpointTrack.NEVER.earliest() / 2;
    return known && stamp.earliest() > EndpointTrack.ALWAYS.earliest() / 2
        ? stamp.plus(micros)
        : stamp;
  }

  private List<Readiness> readiness(List<Readiness> changes) {
    List<Readiness> delayed = new ArrayList<>();
    boolean ready = false;
    for (Readiness change : changes) {
      delayed.add(
          ready ? new Readiness(later(change.at()), change.ready(), change.evidence()) : change);
      ready |= change.ready();
    }
    return delayed;
  }

  private ContainerExit exit(ContainerExit exit) {
    return exit == null
        ? null
        : new ContainerExit(
            exit.container(),
            exit.containerId(),
            exit.serving(),
            exit.restarted(),
            exit.exitCode(),
            exit.reason(),
            later(exit.at()),
            exit.started(),
            exit.evidence());
  }

  private UnaskedEnd unasked(UnaskedEnd end) {
    return new UnaskedEnd(
        end.ending(), end.reason(), later(end.stopped()), exit(end.exit()), end.evidence());
  }

  private EndpointTrack track(EndpointTrack track) {
    List<Change> changes = new ArrayList<>();
    boolean usable = false;
    for (Change change : track.changes()) {
      changes.add(
          usable
              ? new Change(
                  later(change.at()),
                  change.present(),
                  change.ready(),
                  change.serving(),
                  change.terminating())
              : change);
      usable |= change.usable();
    }
    return new EndpointTrack(
        track.service(),
        track.address(),
        track.node(),
        track.added(),
        changes,
        later(track.terminating()),
        track.terminatingEvidence(),
        later(track.removed()),
        track.removedEvidence(),
        track.ports());
  }

  private ProxyApplied applied(ProxyApplied applied) {
    return new ProxyApplied(
        applied.node(), later(applied.at()), applied.coveredUntil() + micros, applied.evidence());
  }
}
