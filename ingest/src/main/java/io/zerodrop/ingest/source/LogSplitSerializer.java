package io.zerodrop.ingest.source;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Framing;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.Selection;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Files and progress as they stand in a checkpoint, and on their way to a reader. */
final class LogSplitSerializer implements SimpleVersionedSerializer<LogSplit> {

  /**
   * Version 1: display, location, bytes, detection, selection, context, first and last time, then
   * the progress. Constants of enums by name, so that adding some changes nothing.
   */
  private static final int VERSION_1 = 1;

  @Override
  public int getVersion() {
    return VERSION_1;
  }

  @Override
  public byte[] serialize(LogSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(512);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  static void write(LogSplit split, DataOutputView out) throws IOException {
    LogFile file = split.file();
    StringValue.writeString(file.display(), out);
    StringValue.writeString(file.location(), out);
    out.writeLong(file.bytes());
    write(file.detection(), out);
    write(file.selection(), out);
    write(file.context(), out);
    out.writeLong(file.firstMicros());
    out.writeLong(file.lastMicros());
    write(split.progress(), out);
  }

  private static void write(Detection detection, DataOutputView out) throws IOException {
    StringValue.writeString(detection.format().id(), out);
    out.writeUTF(detection.framing().name());
    out.writeInt(detection.envelopes().size());
    for (Envelope envelope : detection.envelopes()) {
      out.writeUTF(envelope.name());
    }
    out.writeDouble(detection.confidence());
    StringValue.writeString(detection.why(), out);
  }

  private static void write(Selection selection, DataOutputView out) throws IOException {
    out.writeBoolean(selection != null);
    if (selection != null) {
      StringValue.writeString(selection.container(), out);
      out.writeBoolean(selection.reportsDamage());
    }
  }

  private static void write(FileContext context, DataOutputView out) throws IOException {
    StringValue.writeString(context.path(), out);
    StringValue.writeString(context.node(), out);
    StringValue.writeString(context.router(), out);
    out.writeLong(context.reference());
    out.writeInt(context.zone().getTotalSeconds());
    StringValue.writeString(context.layout(), out);
  }

  private static void write(FileProgress progress, DataOutputView out) throws IOException {
    out.writeLong(progress.line());
    out.writeLong(progress.offset());
    out.writeLong(progress.records());
    out.writeLong(progress.irrelevant());
    out.writeLong(progress.rejected());
    out.writeLong(progress.firstMicros());
    out.writeLong(progress.lastMicros());
  }

  @Override
  public LogSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION_1) {
      throw new IOException(
          "a log file's state of version " + version + ", but only " + VERSION_1 + " is known");
    }
    return readVersion1(new DataInputDeserializer(bytes));
  }

  static LogSplit readVersion1(DataInputView in) throws IOException {
    String display = StringValue.readString(in);
    String location = StringValue.readString(in);
    long bytes = in.readLong();
    Detection detection = readDetection(display, in);
    Selection selection = readSelection(in);
    FileContext context = readContext(in);
    LogFile file =
        new LogFile(
            display, location, bytes, detection, selection, context, in.readLong(), in.readLong());
    FileProgress progress =
        new FileProgress(
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong());
    return new LogSplit(file, progress);
  }

  private static Detection readDetection(String display, DataInputView in) throws IOException {
    String id = StringValue.readString(in);
    LogFormat format =
        LogFormat.of(id)
            .orElseThrow(
                () ->
                    new IOException(
                        display
                            + " was read as "
                            + id
                            + ", a format that this version of the program does not have"));
    Framing framing = Framing.valueOf(in.readUTF());
    List<Envelope> envelopes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      envelopes.add(Envelope.valueOf(in.readUTF()));
    }
    return new Detection(
        format,
        format.kind(),
        framing,
        envelopes,
        in.readDouble(),
        StringValue.readString(in),
        false);
  }

  private static Selection readSelection(DataInputView in) throws IOException {
    return in.readBoolean() ? new Selection(StringValue.readString(in), in.readBoolean()) : null;
  }

  private static FileContext readContext(DataInputView in) throws IOException {
    try {
      return new FileContext(
          StringValue.readString(in),
          StringValue.readString(in),
          StringValue.readString(in),
          in.readLong(),
          ZoneOffset.ofTotalSeconds(in.readInt()),
          StringValue.readString(in));
    } catch (DateTimeException damaged) {
      throw new IOException("a log file's state is damaged: " + damaged.getMessage(), damaged);
    }
  }
}
