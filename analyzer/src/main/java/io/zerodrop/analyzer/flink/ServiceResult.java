package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestsBySecond;
import io.zerodrop.ingest.traffic.StatusCounts;
import io.zerodrop.ingest.types.SealedTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What comes out of the analysis of one Service. New variants go last. */
@TypeInfo(SealedTypeInfo.Factory.class)
public sealed interface ServiceResult
    permits ServiceResult.OfAttempt,
        ServiceResult.OfFinding,
        ServiceResult.OfTraffic,
        ServiceResult.OfMinute {

  record OfAttempt(Verdict verdict) implements ServiceResult {}

  record OfFinding(Finding finding) implements ServiceResult {}

  /** All that was asked of the Service. */
  record OfTraffic(String service, long requests, long attempts, RequestsBySecond bySecond)
      implements ServiceResult {}

  /**
   * A Service's traffic in one minute.
   *
   * @param minute since the Unix epoch
   * @param failed those of the requests that failed at the client
   * @param byStatus the requests by the class of their status
   */
  record OfMinute(String service, long minute, long requests, long failed, StatusCounts byStatus)
      implements ServiceResult {

    OfMinute plus(RequestCount count) {
      return new OfMinute(
          service,
          minute,
          requests + count.requests(),
          failed + count.failed(),
          byStatus.plus(count.byStatus()));
    }
  }
}
