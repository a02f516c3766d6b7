package io.zerodrop.ingest.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The enumerator's state as it stands in a checkpoint. */
final class LogFileEnumeratorStateSerializer
    implements SimpleVersionedSerializer<LogFileEnumeratorState> {

  /** Version 1: the number of files, then each as in version 1 of {@link LogSplitSerializer}. */
  private static final int VERSION_1 = 1;

  @Override
  public int getVersion() {
    return VERSION_1;
  }

  @Override
  public byte[] serialize(LogFileEnumeratorState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(512);
    out.writeInt(state.unassigned().size());
    for (LogSplit split : state.unassigned()) {
      LogSplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public LogFileEnumeratorState deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION_1) {
      throw new IOException(
          "the file list's state is of version "
              + version
              + ", but only "
              + VERSION_1
              + " is known");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    List<LogSplit> unassigned = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      unassigned.add(LogSplitSerializer.readVersion1(in));
    }
    return new LogFileEnumeratorState(unassigned);
  }
}
