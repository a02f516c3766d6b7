package io.zerodrop.dashboards.elasticsearch.publish;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * So many requests at once, each as large as it may be. Flink's own strategy makes requests smaller
 * at every failure, down to a document each, and larger again only slowly: after an outage of half
 * a minute it would crawl. Here a failure costs a pause, see {@link Backoff}.
 */
final class SteadyPace implements RateLimitingStrategy {

  private final int requests;
  private final int batch;
  private int inFlight;

  SteadyPace(int requests, int batch) {
    this.requests = requests;
    this.batch = batch;
  }

  @Override
  public void registerInFlightRequest(RequestInfo request) {
    inFlight++;
  }

  @Override
  public void registerCompletedRequest(ResultInfo result) {
    inFlight--;
  }

  @Override
  public boolean shouldBlock(RequestInfo request) {
    return inFlight >= requests;
  }

  @Override
  public int getMaxBatchSize() {
    return batch;
  }
}
