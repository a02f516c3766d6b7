package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {

  @TempDir Path directory;

  private LogFile detected(String name, byte[] bytes) throws IOException {
    Path path = Files.write(directory.resolve(name), bytes);
    InputSet set = Bundle.expand(InputOptions.DEFAULT, path.toString());
    assertThat(set.files()).as(set.problems().toString()).hasSize(1);
    return set.files().get(0);
  }

  private LogFile detected(String name, String text) throws IOException {
    return detected(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCutGzipGivesWhatStandsBeforeTheCutAndSaysSo() throws IOException {
    byte[] whole =
        DecompressionTest.compress(
            GZIPOutputStream::new, Logs.lines(5000, Logs::access).getBytes(StandardCharsets.UTF_8));
    LogFile file = detected("access.log.gz", Arrays.copyOf(whole, whole.length / 2));
    Collected collected = Collected.of(List.of(file));

    assertThat(collected.requests).hasSizeBetween(1000, 4999);
    assertThat(collected.rejected.get(collected.rejected.size() - 1).reason())
        .contains("cannot be read further")
        .contains("ends early");
  }

  @Test
  void aTenMegabyteLineIsQuarantinedAndItsNeighboursAreRead() throws IOException {
    String huge = "x".repeat(10_000_000);
    Collected access =
        Collected.of(
            List.of(
                detected(
                    "access.log",
                    Logs.lines(9, Logs::access) + huge + "\n" + Logs.access(10) + "\n")));
    Collected audit =
        Collected.of(
            List.of(
                detected(
                    "audit.log",
                    Logs.audit(1) + "\n{\"a\":\"" + huge + "\"}\n" + huge + "\n" + Logs.audit(2))));

    assertThat(access.requests).hasSize(10);
    assertThat(access.rejected)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.reason()).startsWith("line too long: 10000000 bytes");
              assertThat(r.position().line()).isEqualTo(10);
              assertThat(r.excerpt()).hasSizeLessThan(300);
            });
    assertThat(audit.events).hasSize(2);
    assertThat(audit.rejected).hasSize(2);
    assertThat(audit.rejected.get(0).reason()).startsWith("line too long");
  }

  @Test
  void nulBytesAndInvalidUtf8SpoilOnlyTheirLine() throws IOException {
    byte[] good = Logs.lines(9, Logs::access).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(good, good.length + 6);
    System.arraycopy(
        new byte[] {0, 'a', (byte) 0xff, (byte) 0xc3, 0, '\n'}, 0, bytes, good.length, 6);
    Collected collected = Collected.of(List.of(detected("access.log", bytes)));

    assertThat(collected.requests).hasSize(9);
    assertThat(collected.rejected).hasSize(1);
    assertThat(collected.rejected.get(0).excerpt()).doesNotContain("\0");
  }

  @Test
  void aTornPieceOfAnAuditEventIsNotShown() throws IOException {
    String torn = "bject\":{\"kind\":\"Secret\",\"data\":{\"pin\":\"MTIzNA==\"}}}";
    Collected collected =
        Collected.of(List.of(detected("audit.log", Logs.audit(1) + "\n" + torn + "\n")));

    assertThat(collected.events).hasSize(1);
    assertThat(collected.rejected)
        .singleElement()
        .satisfies(r -> assertThat(r.reason() + r.excerpt()).doesNotContain("MTIz"));
  }

  @Test
  void noControlCharacterOfAnyKindIsShown() throws IOException {
    String foreign = "\u009b31m \u0085 what is this";
    String entry =
        "{\"httpRequest\":{\"status\":200,\"requestUrl\":\"https://a/b\"},\"jsonPayload\":"
            + "{\"statusDetails\":\"x\"},\"timestamp\":\"2026-05-01T14:00:00Z\"}\n";
    Collected collected = Collected.of(List.of(detected("lb.json", entry + foreign + "\n")));

    assertThat(collected.requests).hasSize(1);
    assertThat(collected.rejected)
        .singleElement()
        .satisfies(
            r -> assertThat(r.excerpt().chars()).noneMatch(Character::isISOControl).isNotEmpty());
  }

  @Test
  void theHalvesOfASplitLineAreOneRecordAtTheFirstOnesPlace() throws IOException {
    String line = Logs.access(3);
    String cri = "2026-05-01T14:00:00.1Z stdout ";
    LogFile file =
        detected(
            "0.log",
            cri
                + "F "
                + Logs.access(1)
                + "\n"
                + cri
                + "P "
                + line.substring(0, 50)
                + "\n"
                + "2026-05-01T14:00:00.1Z stderr F "
                + Logs.nginxError(2, java.time.ZoneOffset.UTC)
                + "\n"
                + cri
                + "F "
                + line.substring(50)
                + "\n"
                + cri
                + "F "
                + Logs.access(4)
                + "\n");
    List<String> read = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    try (LogReader reader = LogReader.open(file, rejected -> {})) {
      LogRecord record = new LogRecord();
      while (reader.next(record)) {
        read.add(record.position().line() + " " + record.text());
        offsets.add(reader.line());
      }
    }

    assertThat(read)
        .containsExactly(
            "1 " + Logs.access(1),
            "3 " + Logs.nginxError(2, java.time.ZoneOffset.UTC),
            "2 " + line,
            "5 " + Logs.access(4));
    // Resuming behind line 3 would lose the half of line 2.
    assertThat(offsets).containsExactly(2L, 2L, 5L, 6L);
  }

  @Test
  void theBeginningOfALineWhoseRestIsMissingIsNotLost() throws IOException {
    String cri = "2026-05-01T14:00:00.1Z stdout ";
    LogFile file =
        detected("0.log", cri + "F " + Logs.access(1) + "\n" + cri + "P 10.9.0.4 - - [01/M\n");
    Collected collected = Collected.of(List.of(file));

    assertThat(collected.requests).hasSize(1);
    assertThat(collected.rejected)
        .singleElement()
        .satisfies(r -> assertThat(r.position().line()).isEqualTo(2));
  }

  @Test
  void aReaderResumedAnywhereReadsTheRest() throws IOException {
    for (String text :
        List.of(
            Logs.lines(40, Logs::access),
            Logs.lines(40, Logs::audit),
            "[pod/a/b] " + Logs.lines(40, Logs::access).replace("\n", "\n[pod/a/b] "))) {
      LogFile file = detected("resumed", text);
      List<String> whole = new ArrayList<>();
      List<long[]> stops = new ArrayList<>();
      try (LogReader reader = LogReader.open(file, rejected -> {})) {
        LogRecord record = new LogRecord();
        while (reader.next(record)) {
          whole.add(record.position() + " " + record.position().offset() + " " + record.text());
          stops.add(new long[] {reader.line(), reader.offset()});
        }
      }
      for (int i = 0; i < stops.size(); i += 7) {
        List<String> rest = new ArrayList<>();
        try (LogReader reader =
            LogReader.resume(file, stops.get(i)[0], stops.get(i)[1], rejected -> {})) {
          LogRecord record = new LogRecord();
          while (reader.next(record)) {
            rest.add(record.position() + " " + record.position().offset() + " " + record.text());
          }
        }
        assertThat(rest).isEqualTo(whole.subList(i + 1, whole.size()));
      }
    }
  }

  @Test
  void prettyPrintedConcatenatedAndLineByLineGiveTheSame() throws IOException {
    String one = Logs.bareSlice(1);
    String two = Logs.bareSlice(2);
    String pretty =
        (one + "\n" + two).replace("{", "{\n  ").replace(",\"", ",\n  \"").replace("}\n{", "}\n{");
    for (String text :
        List.of(one + "\n" + two, one + two, pretty, "[\n" + one + ",\n" + two + "\n]")) {
      Collected collected = Collected.of(List.of(detected("slices", text)));

      assertThat(collected.events).as(text).hasSize(2);
      assertThat(collected.rejected).isEmpty();
    }
  }

  @Test
  void aFileThatIsGoneIsARejection() {
    Collected collected =
        Collected.of(List.of(LogFile.of(directory.resolve("gone.log"), LogFormat.KUBE_PROXY)));

    assertThat(collected.rejected)
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).isEqualTo("cannot be read: there is no such file"));
  }
}
