package io.zerodrop.analyzer.probe;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestSieve;
import io.zerodrop.ingest.traffic.ServedRequest;
import java.util.function.Consumer;

/**
 * Keeps every request that a probe may have sent without counting it: the join does, once it knows
 * what the client got. Another sieve decides on all others.
 */
public final class ProbedTriage implements RequestSieve {

  private final ProbedRequests probed;
  private final RequestSieve others;

  private ProbedTriage(ProbedRequests probed, RequestSieve others) {
    this.probed = probed;
    this.others = others;
  }

  /**
   * @param others makes the sieve for requests that are not a probe's
   */
  public record Maker(ProbedRequests probed, RequestSieve.Maker others)
      implements RequestSieve.Maker {

    private static final long serialVersionUID = 1L;

    @Override
    public RequestSieve make(String router) {
      return new ProbedTriage(probed, others.make(router));
    }
  }

  @Override
  public boolean counts(ServedRequest request) {
    return !probed.during(request.startEarliest, request.endLatest) && others.counts(request);
  }

  @Override
  public void learn(ServedRequest offered, RequestLogged request) {
    others.learn(offered, request);
  }

  @Override
  public boolean keeps(RequestLogged request) {
    return probed.keyOfLogged(request) != null || others.keeps(request);
  }

  @Override
  public void drain(Consumer<RequestCount> counts) {
    others.drain(counts);
  }
}
