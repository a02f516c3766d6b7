package io.zerodrop.pipeline.cluster;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Gathers what reaches a subtask and lays it down when the input ends. */
final class HandoverSink<T> implements Sink<T> {

  private static final long serialVersionUID = 1L;

  private final String key;

  HandoverSink(String key) {
    this.key = key;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(key);
  }

  private static final class Writer<T> implements SinkWriter<T> {

    private final String key;
    private final List<T> gathered = new ArrayList<>();

    Writer(String key) {
      this.key = key;
    }

    @Override
    public void write(T element, Context context) {
      gathered.add(element);
    }

    @Override
    public void flush(boolean endOfInput) {
      if (endOfInput) {
        Handover.put(key, List.copyOf(gathered));
        gathered.clear();
      }
    }

    @Override
    public void close() {
      gathered.clear();
    }
  }
}
