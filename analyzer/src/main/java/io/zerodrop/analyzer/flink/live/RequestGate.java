package io.zerodrop.analyzer.flink.live;

import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.route.UnresolvedTraffic;
import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.types.ValueSerializer;
import io.zerodrop.ingest.types.WrittenForm;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts every request and lets those pass that matter: at once where that is known, else as soon
 * as a later picture of the cluster shows it. What no picture can make matter any more is dropped.
 */
public final class RequestGate extends AbstractStreamOperator<LiveInput>
    implements TwoInputStreamOperator<RequestLogged, PictureUpdate, LiveInput> {

  private static final long serialVersionUID = 1L;

  private static final long DROP_EVERY_MICROS = 1_000_000;

  private final long holdMicros;

  private transient HeldRequests held;
  private transient TypeSerializer<RequestLogged> serializer;
  private transient ListState<HeldBlock> state;
  private transient ListState<byte[]> form;
  private transient UnresolvedTraffic traffic;
  private transient Suspicion suspicion;
  private transient long dropped;
  private transient long watermark;
  private transient long lateUntold;
  private transient Counter late;

  /**
   * @param holdMicros how long after a request the cluster's logs may still tell that it matters
   */
  public RequestGate(long holdMicros) {
    this.holdMicros = holdMicros;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    serializer =
        TypeInformation.of(RequestLogged.class)
            .createSerializer(getExecutionConfig().getSerializerConfig());
    held = new HeldRequests(serializer);
    traffic = new UnresolvedTraffic();
    suspicion = Suspicion.of(ObservedCluster.NOTHING.picture());
    dropped = Long.MIN_VALUE;
    watermark = Long.MIN_VALUE;
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "held",
                    ValueSerializer.of(
                        getRuntimeContext()
                            .createSerializer(TypeInformation.of(HeldBlock.class)))));
    form =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "held-form", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    restore();
  }

  /** From what another build may have written, whose requests had other fields. */
  private void restore() throws Exception {
    TypeSerializer<RequestLogged> written = serializer;
    for (byte[] one : form.get()) {
      written = WrittenForm.read(one, serializer);
    }
    for (HeldBlock block : state.get()) {
      held.restore(written == serializer ? block : block.rewritten(written, serializer));
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    late = getMetricGroup().counter("requestsLate");
    getMetricGroup().gauge("requestsHeld", () -> held.size());
    getMetricGroup().gauge("requestsHeldBytes", () -> held.bytes());
  }

  @Override
  public void processElement1(StreamRecord<RequestLogged> element) throws Exception {
    RequestLogged request = element.getValue();
    traffic.count(request);
    if (request.end().latest() < watermark) {
      late.inc();
      lateUntold++;
    }
    if (suspicion.concerns(request)) {
      pass(new LiveInput.Kept(request));
    } else {
      held.add(request);
    }
  }

  @Override
  public void processElement2(StreamRecord<PictureUpdate> element) throws Exception {
    if (element.getValue().cluster() != null) {
      suspicion = Suspicion.of(element.getValue().cluster().picture());
      held.release(suspicion, request -> pass(new LiveInput.Kept(request)));
    }
    tellTraffic();
    long upTo = element.getValue().upTo();
    boolean timed = upTo > 0 && upTo < Long.MAX_VALUE / 2;
    if (timed && upTo - holdMicros - DROP_EVERY_MICROS >= dropped) {
      dropped = upTo - holdMicros;
      held.drop(dropped);
    }
  }

  private void tellTraffic() {
    traffic.drain(count -> pass(new LiveInput.Counted(count)));
    if (lateUntold > 0) {
      pass(new LiveInput.Late(lateUntold));
      lateUntold = 0;
    }
  }

  private void pass(LiveInput input) {
    output.collect(new StreamRecord<>(input));
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    if (mark.getTimestamp() > 0 && mark.getTimestamp() < Long.MAX_VALUE / 2_000) {
      watermark = mark.getTimestamp() * 1_000;
    }
    super.processWatermark1(mark);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      tellTraffic();
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    super.prepareSnapshotPreBarrier(checkpoint);
    tellTraffic();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(held.content());
    form.update(List.of(WrittenForm.of(serializer)));
  }
}
