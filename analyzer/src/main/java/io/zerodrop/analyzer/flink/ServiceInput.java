package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.types.SealedTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What the findings of one Service are made from. New variants go last. */
@TypeInfo(SealedTypeInfo.Factory.class)
public sealed interface ServiceInput
    permits ServiceInput.Judged, ServiceInput.Counted, ServiceInput.Changed {

  /** {@code namespace/name}; "" where no input tells the Service. */
  String service();

  record Judged(String service, Verdict verdict) implements ServiceInput {}

  record Counted(String service, RequestCount count) implements ServiceInput {}

  /** A router changed its view while a pod of the Service was stopping. */
  record Changed(String service, RouterLine line) implements ServiceInput {}

  static ServiceInput of(Verdict verdict) {
    boolean known = verdict.namespace() != null && verdict.service() != null;
    return new Judged(known ? verdict.namespace() + "/" + verdict.service() : "", verdict);
  }

  static ServiceInput of(RequestCount count) {
    return new Counted(count.label(), count);
  }
}
