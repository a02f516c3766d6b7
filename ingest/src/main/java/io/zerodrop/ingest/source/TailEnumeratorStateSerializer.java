package io.zerodrop.ingest.source;

import io.zerodrop.ingest.types.UnknownForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The list of followed files as it stands in a checkpoint. */
final class TailEnumeratorStateSerializer
    implements SimpleVersionedSerializer<TailEnumeratorState> {

  /** Version 1: the number of known files and each, the number of unassigned ones and each. */
  private static final int VERSION_1 = 1;

  @Override
  public int getVersion() {
    return VERSION_1;
  }

  @Override
  public byte[] serialize(TailEnumeratorState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(512);
    out.writeInt(state.known().size());
    for (FileIdentity identity : state.known()) {
      TailSplitSerializer.write(identity, out);
    }
    out.writeInt(state.unassigned().size());
    for (TailSplit split : state.unassigned()) {
      TailSplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public TailEnumeratorState deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION_1) {
      throw new UnknownForm("the list of followed files is of version " + version);
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    List<FileIdentity> known = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      known.add(TailSplitSerializer.readIdentity(in));
    }
    List<TailSplit> unassigned = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      unassigned.add(TailSplitSerializer.readVersion1(in));
    }
    return new TailEnumeratorState(known, unassigned);
  }
}
