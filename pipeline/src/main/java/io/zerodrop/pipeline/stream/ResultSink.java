package io.zerodrop.pipeline.stream;

import io.zerodrop.ingest.types.DescribedList;
import io.zerodrop.pipeline.replay.ResultFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Keeps the files of the results up to date where this writer runs, which should be a directory
 * that outlives the machine. One writer takes all results. Documents come again after a restart, so
 * only what does not is in its state.
 */
final class ResultSink
    implements Sink<LiveResult>, SupportsWriterState<LiveResult, List<LiveResult>> {

  private static final long serialVersionUID = 1L;

  /** Records that could not be read, of which quarantine.ndjson tells, and files. */
  private static final int REMEMBERED = 100_000;

  private final String out;
  private final boolean keepQuery;
  private final boolean redact;
  private final boolean correctClocks;
  private final String version;

  ResultSink(StreamRequest request, String version) {
    this.out = request.out().toString();
    this.keepQuery = request.keepQuery();
    this.redact = request.redact();
    this.correctClocks = request.correctClocks();
    this.version = version;
  }

  @Override
  public StatefulSinkWriter<LiveResult, List<LiveResult>> createWriter(WriterInitContext context) {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<LiveResult, List<LiveResult>> restoreWriter(
      WriterInitContext context, Collection<List<LiveResult>> state) {
    return new Writer(
        new ResultFiles(Path.of(out), keepQuery, redact, correctClocks, version), redact, state);
  }

  @Override
  public SimpleVersionedSerializer<List<LiveResult>> getWriterStateSerializer() {
    return new DescribedList<>(
        TypeInformation.of(LiveResult.class).createSerializer(new SerializerConfigImpl()));
  }

  private static final class Writer implements StatefulSinkWriter<LiveResult, List<LiveResult>> {

    private final Board board = new Board();
    private final LiveFiles files;
    private final List<LiveResult> memory = new ArrayList<>();

    Writer(ResultFiles into, boolean redact, Collection<List<LiveResult>> state) {
      files = new LiveFiles(board, into, redact, System.nanoTime());
      state.forEach(results -> results.forEach(this::take));
    }

    private void take(LiveResult result) {
      if (result instanceof LiveResult.OfDocument of) {
        board.take(of.document());
      } else if (result instanceof LiveResult.OfFigures of) {
        board.take(of.figures());
      } else if (result instanceof LiveResult.OfTrust of) {
        board.take(of.trust());
      } else if (result instanceof LiveResult.OfRejected of) {
        board.take(of.rejected());
        remember(result);
      } else if (result instanceof LiveResult.OfFile of) {
        board.take(of.file());
        remember(result);
      }
    }

    private void remember(LiveResult result) {
      if (memory.size() < REMEMBERED) {
        memory.add(result);
      }
    }

    @Override
    public void write(LiveResult result, Context context) {
      take(result);
      files.refresh();
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput || board.takeChanged()) {
        files.write();
      }
    }

    @Override
    public List<List<LiveResult>> snapshotState(long checkpoint) {
      return memory.isEmpty() ? List.of() : List.of(List.copyOf(memory));
    }

    @Override
    public void close() {
      memory.clear();
    }
  }
}
