package io.zerodrop.analyzer.background;

import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.finding.loss.ServiceTraffic;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.termination.AttemptsCounted;
import io.zerodrop.analyzer.termination.ReadyEndpoints;
import io.zerodrop.analyzer.termination.RequestRate;
import io.zerodrop.analyzer.termination.RouterViews;
import io.zerodrop.analyzer.termination.RoutersFollowed;
import java.util.List;
import java.util.Map;

/**
 * What the cluster's own logs tell of one Service.
 *
 * @param service {@code namespace/name}
 */
public record ServiceBackground(
    String service, List<Termination> terminations, ServiceFacts facts, ReadyEndpoints endpoints) {

  public ServiceBackground {
    terminations = List.copyOf(terminations);
  }

  /**
   * The terminations with what the requests show of them.
   *
   * @param judged attempts at the Service
   * @param asked of the Service
   * @param views that routers logged
   */
  public List<Termination> ended(List<Verdict> judged, ServiceTraffic asked, RouterViews views) {
    RequestRate rate = new RequestRate();
    rate.add(service, asked.requests());
    return RoutersFollowed.in(
        AttemptsCounted.in(terminations, judged), Map.of(service, endpoints), judged, rate, views);
  }
}
