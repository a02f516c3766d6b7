package io.zerodrop.ingest.fuzz;

import com.sun.management.ThreadMXBean;
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
import java.lang.management.ManagementFactory;
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

  private static final String CHOSEN = System.getProperty("format", FuzzTarget.ANY);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Classes are loaded and given counters while the first input that needs them is read. */
  private static final int TRIES = 3;

  private ParserFuzzer() {}

  /** Called by the fuzzer before anything is counted or timed. */
  public static void fuzzerInitialize() {
    FuzzTarget.named(CHOSEN).seeds().stream()
        .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
        .forEach(ParserFuzzer::fuzzerTestOneInput);
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    long allocated = allocatedBy(bytes);
    for (int i = 1; i < TRIES && !Promises.bounds(allocated, bytes.length); i++) {
      allocated = allocatedBy(bytes);
    }
    Promises.checkAllocated(allocated, bytes.length);
  }

  private static long allocatedBy(byte[] bytes) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Detection detection =
        CHOSEN.equals(FuzzTarget.ANY)
            ? Detector.detect(bytes, true, "some/file.log")
            : Detection.certain(LogFormat.of(CHOSEN).orElseThrow());
    if (detection.readable()) {
      read(bytes, detection);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
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
   * Lists what can be fuzzed, each with its format, and writes what to begin with: a directory of
   * seeds for each.
   *
   * @param arguments the directory to write into, and the names of the wanted; all if none
   */
  public static void main(String[] arguments) throws IOException {
    List<FuzzTarget> wanted =
        arguments.length == 1
            ? FuzzTarget.all()
            : List.of(arguments).subList(1, arguments.length).stream()
                .map(FuzzTarget::named)
                .distinct()
                .toList();
    for (FuzzTarget target : wanted) {
      write(Path.of(arguments[0], target.name()), target.seeds());
      System.out.println(target.name() + " " + target.format());
    }
  }

  private static void write(Path directory, List<String> seeds) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < seeds.size(); i++) {
      Files.writeString(directory.resolve("seed-" + i), seeds.get(i), StandardCharsets.UTF_8);
    }
  }
}
