package io.zerodrop.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.read.LogFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a file is cut into blocks, what comes of it is what comes of reading it line by line. */
class BlockCursorTest {

  private static final String ACCESS =
      "198.51.100.%d - - [01/May/2026:10:00:%02d +0000] \"GET /tea HTTP/1.1\" %d 12 \"-\" \"k/3\" 301"
          + " 0.042 [shop-tea-80] [] 10.9.8.7:8080 12 0.041 %d %s";

  @TempDir Path folder;

  private final ParserThreads threads = ParserThreads.of("block-cursor-test", 3);

  @AfterEach
  void endThreads() {
    threads.close();
  }

  private static String access(int i, int status) {
    return ACCESS.formatted(i, i % 60, status, status, "id".repeat(i % 9 + 1));
  }

  private static String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append(access(i, i % 7 == 0 ? 502 : 200)).append(i % 5 == 0 ? "\r\n" : "\n");
      if (i % 11 == 3) {
        text.append("\n \nno access line at all ").append("x".repeat(i * 20)).append('\n');
      }
    }
    return text.append(access(41, 200)).toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 200, 256, 1_000, 100_000})
  void findsTheSameInBlocksOfAnySize(int blockSize) throws IOException {
    LogFile file = file("access.log", lines().getBytes(StandardCharsets.UTF_8));
    assertSameAsLineByLine(file, blockSize);
    assertThat(requests(inBlocks(file, blockSize))).hasSize(41);
  }

  @Test
  void goesOnLineByLineWhereLinesAreInEnvelopes() throws IOException {
    String[] plain = lines().split("\n");
    StringBuilder text = new StringBuilder(String.join("\n", plain)).append('\n');
    String last = access(50, 200);
    text.append("2026-05-01T10:00:50.1Z stdout P ").append(last, 0, 60).append('\n');
    text.append("2026-05-01T10:00:50.2Z stdout F ").append(last.substring(60)).append('\n');
    text.append(access(51, 200)).append('\n');
    LogFile file = file("access.log", text.toString().getBytes(StandardCharsets.UTF_8));
    for (int blockSize : new int[] {100, 600, 1 << 20}) {
      assertSameAsLineByLine(file, blockSize);
    }
    assertThat(requests(inBlocks(file, 600))).hasSize(43);
  }

  @Test
  void passesOverALineThatNoBlockHolds() throws IOException {
    String text = access(1, 200) + "\n" + "x".repeat(3 << 20) + "\n" + access(2, 200) + "\n";
    LogFile file = file("access.log", text.getBytes(StandardCharsets.UTF_8));
    assertSameAsLineByLine(file, 1_000);
    assertThat(requests(inBlocks(file, 1_000))).hasSize(2);
  }

  @Test
  void tellsWhereDamagedDataEnds() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 2_000; i++) {
        out.write((access(i, 200) + Math.sqrt(i) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    LogFile file = file("access.log.gz", cut);
    List<Parsed> found = values(inBlocks(file, 4_096));
    assertThat(requests(inBlocks(file, 4_096))).hasSizeGreaterThan(100);
    assertThat(found)
        .filteredOn(value -> value instanceof Parsed.Unreadable)
        .singleElement()
        .asString()
        .contains("cannot be read further");
    assertSameAsLineByLine(file, 4_096);
  }

  @Test
  void goesOnFromTheEndOfAnyBlock() throws IOException {
    LogFile file = file("access.log", lines().getBytes(StandardCharsets.UTF_8));
    List<ReadStep> whole = steps(inBlocks(file, 700));
    assertThat(whole).hasSizeGreaterThan(5);
    for (int i = 0; i < whole.size() - 1; i++) {
      LogSplit rest = new LogSplit(file, whole.get(i).progress());
      List<Parsed> resumed = values(cursor(rest, 700));
      assertThat(resumed)
          .isEqualTo(
              whole.subList(i + 1, whole.size()).stream()
                  .flatMap(step -> step.values().stream())
                  .map(ReadStep.Dated::value)
                  .toList());
    }
  }

  private static String audit(int i) {
    String verb = i % 3 == 0 ? "get" : "delete";
    return """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a%d",\
        "stage":"ResponseComplete","requestURI":"/{[\\"%s","verb":"%s","user":{"username":"ops"},\
        "objectRef":{"resource":"pods","namespace":"shop","name":"tea-%d","apiVersion":"v1"},\
        "responseStatus":{"code":200},"requestReceivedTimestamp":"2026-05-01T10:00:0%d.000000Z",\
        "stageTimestamp":"2026-05-01T10:00:0%d.500000Z"}"""
        .formatted(i, "x".repeat(i % 13), verb, i, i % 10, i % 10);
  }

  /** Whole values, cut ones, several on a line, values over many lines, and no values at all. */
  private static String values() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String event = audit(i);
      switch (i % 8) {
        case 1 -> text.append(event, 0, event.length() - 2 * i).append('\n');
        case 2 -> text.append(event).append(audit(100 + i)).append('\n');
        case 3 -> text.append(event.replace("\"verb\"", "\n  \"verb\"")).append("\r\n\n");
        case 4 -> text.append("no JSON ").append(event).append('\n');
        case 5 -> text.append(event, 0, event.indexOf("ops")).append("\n\0\0").append(event);
        default -> text.append(event).append('\n');
      }
    }
    return text.append(audit(41)).toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 500, 700, 1_500, 100_000})
  void findsTheSameValuesInBlocksOfAnySize(int blockSize) throws IOException {
    LogFile file = file("audit.log", values(), LogFormat.AUDIT);
    assertSameAsLineByLine(file, blockSize);
    List<Parsed> found = values(inBlocks(file, blockSize));
    assertThat(found).filteredOn(value -> value instanceof Parsed.Event).hasSizeGreaterThan(20);
    assertThat(found).filteredOn(value -> value instanceof Parsed.Unreadable).hasSizeGreaterThan(9);
  }

  @Test
  void readsOneValueThatIsLongerThanAnyBlock() throws IOException {
    String list = "{\"kind\":\"EventList\",\"items\":[" + audit(1) + ",\n" + audit(2) + "]}\n";
    for (String text : List.of(list, list + values(), values() + "\n" + list)) {
      LogFile file = file("audit.log", text, LogFormat.AUDIT);
      assertSameAsLineByLine(file, 64);
      assertSameAsLineByLine(file, 1 << 20);
    }
  }

  @Test
  void tellsWhichValuesStandBeforeDamagedData() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 2_000; i++) {
        out.write((audit(i) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    for (int length = packed.size() / 2; length < packed.size() / 2 + 40; length += 13) {
      Path path = folder.resolve("audit.log.gz");
      Files.write(path, Arrays.copyOf(packed.toByteArray(), length));
      LogFile file = LogFile.of(path, LogFormat.AUDIT);
      assertSameAsLineByLine(file, 4_096);
    }
  }

  private LogFile file(String name, String content, LogFormat format) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(path, content);
    return LogFile.of(path, format);
  }

  private void assertSameAsLineByLine(LogFile file, int blockSize) throws IOException {
    assertThat(values(inBlocks(file, blockSize)))
        .isEqualTo(values(new RecordCursor(LogSplit.of(file), null)));
  }

  private LogFile file(String name, byte[] content) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, content);
    return LogFile.of(path, LogFormat.INGRESS_NGINX);
  }

  private BlockCursor inBlocks(LogFile file, int blockSize) {
    assertThat(BlockCursor.suits(file)).isTrue();
    return cursor(LogSplit.of(file), blockSize);
  }

  private BlockCursor cursor(LogSplit split, int blockSize) {
    return new BlockCursor(split, null, new ReadAhead(threads, blockSize));
  }

  private static List<Parsed> requests(FileCursor cursor) throws IOException {
    return values(cursor).stream().filter(value -> value instanceof Parsed.Request).toList();
  }

  private static List<Parsed> values(FileCursor cursor) throws IOException {
    return steps(cursor).stream()
        .flatMap(step -> step.values().stream())
        .map(ReadStep.Dated::value)
        .toList();
  }

  private static List<ReadStep> steps(FileCursor cursor) throws IOException {
    List<ReadStep> steps = new ArrayList<>();
    try (cursor) {
      while (!cursor.ended()) {
        cursor.next().ifPresent(steps::add);
      }
    }
    return steps;
  }
}
