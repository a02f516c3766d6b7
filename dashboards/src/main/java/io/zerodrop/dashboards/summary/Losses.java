package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Cause;
import java.util.List;

/**
 * Failed requests by what a reader may conclude from them.
 *
 * @param lost to a pod's end or to the routing around it
 * @param ownErrors of the application or its clients
 * @param undecided by the logs
 * @param masked attempts that a retry hid
 */
public record Losses(long lost, long ownErrors, long undecided, long masked) {

  public static Losses of(List<Incident> incidents) {
    long lost = 0;
    long ownErrors = 0;
    long undecided = 0;
    long masked = 0;
    for (Incident incident : incidents) {
      for (var finding : incident.findings()) {
        lost += Incident.isLoss(finding.cause()) ? finding.failed() : 0;
        ownErrors += finding.cause() == Cause.APP_ERROR ? finding.failed() : 0;
        undecided += finding.cause() == Cause.UNKNOWN ? finding.failed() : 0;
        masked += finding.masked();
      }
    }
    return new Losses(lost, ownErrors, undecided, masked);
  }

  public boolean nothingLost() {
    return lost == 0 && masked == 0 && undecided == 0;
  }
}
