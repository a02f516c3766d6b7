package io.zerodrop.ingest.fuzz;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a coverage-guided fuzzer (Jazzer, see {@code .ci/fuzz}) calls with the bytes of one file: it
 * is framed, unwrapped and parsed as the format that the system property {@code format} names; as
 * whatever it is taken for if that is {@code any}.
 */
public final class ParserFuzzer {

  private static final String ANY = "any";
  private static final String CHOSEN = System.getProperty("format", ANY);

  private ParserFuzzer() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Detection detection =
        CHOSEN.equals(ANY)
            ? Detector.detect(bytes, true, "some/file.log")
            : Detection.certain(LogFormat.of(CHOSEN).orElseThrow());
    if (detection.readable()) {
      read(bytes, detection);
    }
  }

  private static void read(byte[] bytes, Detection detection) {
    FileContext context =
        FileContext.of("a.log", Collected.REFERENCE).laidOut(Specimens.layout(detection.format()));
    LogFile file =
        new LogFile(
            "a.log",
            "a.log",
            bytes.length,
            detection,
            null,
            context,
            LogFile.UNKNOWN_TIME,
            LogFile.UNKNOWN_TIME);
    RecordParser parser = detection.format().newParser(context);
    List<Rejected> rejected = new ArrayList<>();
    try (LogReader reader =
        new LogReader(file, new ByteArrayInputStream(bytes), 1, 0, true, rejected::add)) {
      LogRecord record = new LogRecord();
      while (reader.next(record)) {
        Collected collected = new Collected();
        parser.parse(record, collected);
        Promises.check(collected);
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    rejected.forEach(Promises::checkShown);
  }

  /**
   * Lists what can be fuzzed, and writes what to begin with: a directory of seeds for each.
   *
   * @param arguments the directory to write into
   */
  public static void main(String[] arguments) throws IOException {
    Path into = Path.of(arguments[0]);
    List<String> all = new ArrayList<>();
    for (LogFormat format : LogFormat.values()) {
      List<String> records = Specimens.of(format);
      all.addAll(records);
      write(into.resolve(format.id()), records);
      System.out.println(format.id());
    }
    write(into.resolve(ANY), all);
    System.out.println(ANY);
  }

  private static void write(Path directory, List<String> records) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < records.size(); i++) {
      Files.writeString(
          directory.resolve("seed-" + i), records.get(i) + "\n", StandardCharsets.UTF_8);
    }
  }
}
