package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.termination.ReadyEndpoints;
import java.util.List;

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
}
