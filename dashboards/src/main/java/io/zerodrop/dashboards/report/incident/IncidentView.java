package io.zerodrop.dashboards.report.incident;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.dashboards.report.curve.Propagation;
import io.zerodrop.dashboards.report.overview.Overview;
import io.zerodrop.dashboards.report.race.RaceView;
import java.util.List;

/**
 * All that the page shows of one trigger at one Service, lost or not.
 *
 * @param service {@code namespace/name}, or what is known of it
 * @param start when it began, in microseconds
 * @param failed requests that failed at the client because of it
 * @param masked attempts that a retry hid
 * @param served attempts that its terminating pods served well
 * @param findings the one that lost most first; empty where nothing was lost
 * @param overviews one for the pods that ended, one for others that failed
 * @param races the pods that lost most first; not all of a large run
 */
public record IncidentView(
    String id,
    String service,
    Trigger trigger,
    long start,
    long end,
    int failed,
    int masked,
    long served,
    List<FindingView> findings,
    List<Termination> terminations,
    List<Overview> overviews,
    List<RaceView> races,
    Propagation propagation) {

  IncidentView withRaces(int most) {
    return new IncidentView(
        id,
        service,
        trigger,
        start,
        end,
        failed,
        masked,
        served,
        findings,
        terminations,
        overviews,
        races.subList(0, Math.min(most, races.size())),
        propagation);
  }

  /** Pods whose race is not drawn. */
  public int racesLeftOut() {
    return terminations.size() - races.size();
  }

  public boolean draws(String termination) {
    return races.stream().anyMatch(race -> race.termination().id().equals(termination));
  }

  public boolean lostNothing() {
    return findings.isEmpty();
  }

  /** Whether a pod's end or the routing around it is to blame for any of it. */
  public boolean isLoss() {
    return findings.stream()
        .map(view -> view.finding().cause())
        .anyMatch(cause -> cause != Cause.APP_ERROR && cause != Cause.UNKNOWN);
  }
}
