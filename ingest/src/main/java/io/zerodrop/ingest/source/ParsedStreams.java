package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.traffic.RequestCount;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * What a source reads, by what it is; timestamps and watermarks are the source's.
 *
 * @param files one element for each file, at its end
 * @param counts of the requests that a sieve did not keep
 */
public record ParsedStreams(
    DataStream<ClusterEvent> events,
    DataStream<RequestLogged> requests,
    DataStream<Rejected> rejected,
    DataStream<FileRead> files,
    DataStream<RequestCount> counts) {

  private static final OutputTag<RequestLogged> REQUESTS =
      new OutputTag<>("requests", TypeInformation.of(RequestLogged.class));
  private static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected", TypeInformation.of(Rejected.class));
  private static final OutputTag<FileRead> FILES =
      new OutputTag<>("files", TypeInformation.of(FileRead.class));

  private static final OutputTag<RequestCount> COUNTS =
      new OutputTag<>("counts", TypeInformation.of(RequestCount.class));

  /**
   * @param uid of the operator that sorts them
   */
  public static ParsedStreams of(DataStream<Parsed> parsed, String uid) {
    SingleOutputStreamOperator<ClusterEvent> events =
        parsed
            .process(new Sort())
            .returns(TypeInformation.of(ClusterEvent.class))
            .uid(uid)
            .name("by what it is");
    return new ParsedStreams(
        events,
        events.getSideOutput(REQUESTS),
        events.getSideOutput(REJECTED),
        events.getSideOutput(FILES),
        events.getSideOutput(COUNTS));
  }

  private static final class Sort extends ProcessFunction<Parsed, ClusterEvent> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Parsed parsed, Context context, Collector<ClusterEvent> out) {
      if (parsed instanceof Parsed.Event is) {
        out.collect(is.event());
      } else if (parsed instanceof Parsed.Request is) {
        context.output(REQUESTS, is.request());
      } else if (parsed instanceof Parsed.Unreadable is) {
        context.output(REJECTED, is.rejected());
      } else if (parsed instanceof Parsed.FileEnd is) {
        context.output(FILES, is.file());
      } else if (parsed instanceof Parsed.Counted is) {
        context.output(COUNTS, is.count());
      }
    }
  }
}
