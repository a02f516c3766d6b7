package io.zerodrop.dashboards.compare;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.List;

/**
 * What two runs lost. Counts of runs with different traffic are not comparable by themselves, so
 * each stands beside its requests.
 */
public record Comparison(Side before, Side after, List<CauseChange> causes, List<LagChange> lags) {

  /**
   * One run.
   *
   * @param requests that any proxy logged
   * @param lost requests that failed through a pod's end or the routing around it
   * @param masked attempts that a retry hid
   * @param undecided failed requests whose cause the logs do not tell
   */
  public record Side(
      String name, long requests, long lost, long masked, long undecided, long terminations) {

    static Side of(String name, RunResult run) {
      long lost = 0;
      long masked = 0;
      long undecided = 0;
      for (Finding finding : run.findings()) {
        boolean loss = Incident.isLoss(finding.cause());
        lost += loss ? finding.failed() : 0;
        masked += loss ? finding.masked() : 0;
        undecided += finding.cause() == Cause.UNKNOWN ? finding.failed() : 0;
      }
      return new Side(
          name,
          run.summary().totals().requests(),
          lost,
          masked,
          undecided,
          run.terminations().size());
    }

    /** Lost requests for each million. */
    public double lostPerMillion() {
      return requests == 0 ? 0 : 1e6 * lost / requests;
    }
  }

  public static Comparison of(
      String beforeName, RunResult before, String afterName, RunResult after) {
    return new Comparison(
        Side.of(beforeName, before),
        Side.of(afterName, after),
        CauseChange.of(before.findings(), after.findings()),
        LagChange.of(before.terminations(), after.terminations()));
  }

  /** In a sentence; only a run that ended pods can show that ending them loses nothing. */
  public String verdict() {
    if (after.terminations == 0 && before.terminations > 0) {
      return "Not comparable: no pod ended in AFTER, so it proves nothing.";
    }
    if (after.requests == 0) {
      return "Not comparable: AFTER holds no request.";
    }
    int order = Double.compare(after.lostPerMillion(), before.lostPerMillion());
    if (order == 0) {
      return after.lost == 0 ? "Nothing was lost in either run." : "As much was lost as before.";
    }
    String share = after.lost == 0 ? "nothing" : order < 0 ? "less" : "more";
    return "After the change " + share + " was lost.";
  }
}
