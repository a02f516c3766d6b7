package io.zerodrop.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Framing;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogSplitSerializerTest {

  private static final LogSplit FULL =
      new LogSplit(
          new LogFile(
              "bundle.tar.gz!logs/audit-ü.log",
              "/tmp/spool/7",
              123,
              new Detection(
                  LogFormat.AUDIT,
                  LogKind.AUDIT,
                  Framing.LINE,
                  List.of(Envelope.CRI, Envelope.JSON),
                  0.75,
                  "3 of 4 records",
                  false),
              new Selection("shop/web-1/app", true),
              new FileContext(
                  "audit-ü.log", "node-1", "router", 99, ZoneOffset.ofHours(-7), "time=ts"),
              5,
              6),
          new FileProgress(10, 1_234, 9, 3, 1, 5, 6));

  private static final LogSplit BARE =
      new LogSplit(
          new LogFile(
              "a",
              "/a",
              0,
              Detection.certain(LogFormat.EVENT),
              null,
              new FileContext("a", null, null, 0, ZoneOffset.UTC),
              LogFile.UNKNOWN_TIME,
              LogFile.UNKNOWN_TIME),
          FileProgress.START);

  private final LogSplitSerializer serializer = new LogSplitSerializer();

  @Test
  void keepsAFileAndItsProgress() throws IOException {
    for (LogSplit split : List.of(FULL, BARE)) {
      assertThat(serializer.deserialize(1, serializer.serialize(split))).isEqualTo(split);
    }
  }

  @Test
  void keepsTheFilesThatWaitForAReader() throws IOException {
    LogFileEnumeratorStateSerializer states = new LogFileEnumeratorStateSerializer();
    LogFileEnumeratorState state = new LogFileEnumeratorState(List.of(FULL, BARE));
    assertThat(states.deserialize(1, states.serialize(state))).isEqualTo(state);
  }

  @Test
  void refusesAStateOfAnUnknownVersion() throws IOException {
    byte[] bytes = serializer.serialize(FULL);
    assertThatThrownBy(() -> serializer.deserialize(2, bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void namesTheFormatThatIsNoLongerThere() throws IOException {
    LogFile audit = LogFile.of(Path.of("x"), LogFormat.AUDIT);
    byte[] bytes = serializer.serialize(LogSplit.of(audit));
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] renamed =
        text.replace("audit", "audix").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> serializer.deserialize(1, renamed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("audix")
        .hasMessageContaining("x was read as");
  }
}
