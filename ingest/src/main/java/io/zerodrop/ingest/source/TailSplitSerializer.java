package io.zerodrop.ingest.source;

import io.zerodrop.ingest.types.UnknownForm;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Followed files as they stand in a checkpoint. */
final class TailSplitSerializer implements SimpleVersionedSerializer<TailSplit> {

  /** Version 1: version 1 of {@link LogSplitSerializer}, then the identity. */
  private static final int VERSION_1 = 1;

  @Override
  public int getVersion() {
    return VERSION_1;
  }

  @Override
  public byte[] serialize(TailSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(512);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  static void write(TailSplit split, DataOutputView out) throws IOException {
    LogSplitSerializer.write(split.log(), out);
    write(split.identity(), out);
  }

  static void write(FileIdentity identity, DataOutputView out) throws IOException {
    StringValue.writeString(identity.inode(), out);
    out.writeInt(identity.headLength());
    StringValue.writeString(identity.headDigest(), out);
  }

  @Override
  public TailSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION_1) {
      throw new UnknownForm("a followed file's state is of version " + version);
    }
    return readVersion1(new DataInputDeserializer(bytes));
  }

  static TailSplit readVersion1(DataInputView in) throws IOException {
    return new TailSplit(LogSplitSerializer.readVersion1(in), readIdentity(in));
  }

  static FileIdentity readIdentity(DataInputView in) throws IOException {
    return new FileIdentity(StringValue.readString(in), in.readInt(), StringValue.readString(in));
  }
}
