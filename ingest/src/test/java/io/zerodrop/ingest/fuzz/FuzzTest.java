package io.zerodrop.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.RecordParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every parser keeps its {@link Promises} over damaged records, and throws nothing. More than CI's
 * share: {@code .ci/fuzz}.
 */
class FuzzTest {

  /** Damaged records for each seed, read one after the other by one parser. */
  private static final int RECORDS = 12;

  private static final List<byte[]> ALL =
      Stream.of(LogFormat.values())
          .flatMap(format -> Specimens.of(format).stream())
          .map(record -> record.getBytes(StandardCharsets.UTF_8))
          .toList();

  @ParameterizedTest
  @EnumSource(LogFormat.class)
  void undamagedRecordsAreRead(LogFormat format) {
    Collected collected = Collected.by(parser(format), Specimens.of(format).toArray(String[]::new));

    assertThat(collected.events.size() + collected.requests.size()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(LogFormat.class)
  void noNumberOfTheWrongSizeBecomesAStatus(LogFormat format) {
    for (String record : Specimens.of(format)) {
      for (String status : List.of("502", "503", "200")) {
        for (String wrong : List.of("5020", "1000", "99999", "4294967798", "-502")) {
          for (int at = record.indexOf(status); at >= 0; at = record.indexOf(status, at + 1)) {
            String changed = record.substring(0, at) + wrong + record.substring(at + 3);
            Promises.check(Collected.by(parser(format), changed));
          }
        }
      }
    }
  }

  @Test
  void everyFormatIsOfOneTargetThatFramesItsFormatsAlike() {
    List<FuzzTarget> parsers =
        FuzzTarget.all().stream().filter(target -> !target.name().equals(FuzzTarget.ANY)).toList();

    assertThat(parsers)
        .flatExtracting(FuzzTarget::formats)
        .containsExactlyInAnyOrder(LogFormat.values());
    assertThat(parsers)
        .allSatisfy(
            target ->
                assertThat(target.formats())
                    .extracting(LogFormat::framing)
                    .containsOnly(target.formats().get(0).framing()));
  }

  @Test
  void thePageOnFuzzingTellsWhatIsFuzzedAsOne() throws IOException {
    assertThat(Files.readAllLines(Path.of("..", "docs", "fuzzing.md")))
        .containsAll(
            FuzzTarget.all().stream()
                .filter(target -> !target.name().equals(FuzzTarget.ANY))
                .map(FuzzTest::row)
                .toList());
  }

  private static String row(FuzzTarget target) {
    return "| `%s` | %s |"
        .formatted(
            target.name(),
            target.formats().stream()
                .map(format -> "`" + format.id() + "`")
                .collect(Collectors.joining(", ")));
  }

  @Property(tries = 8_000)
  void everyDamagedRecordHasAnOutcome(@ForAll LogFormat format, @ForAll long seed) {
    Mutator mutator = new Mutator(seed);
    RecordParser parser = parser(format);
    List<byte[]> records =
        Specimens.of(format).stream()
            .map(record -> record.getBytes(StandardCharsets.UTF_8))
            .toList();
    for (int i = 0; i < RECORDS; i++) {
      byte[] bytes = mutator.damaged(records);
      Collected collected = new Collected();
      parser.parse(record(bytes), collected);
      try {
        Promises.check(collected);
      } catch (AssertionError broken) {
        throw new AssertionError(
            format.id() + " " + new String(bytes, StandardCharsets.UTF_8), broken);
      }
    }
  }

  @Property(tries = 4_000)
  void anyFileIsTakenForSomethingOrNothing(@ForAll long seed) {
    Mutator mutator = new Mutator(seed);
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      file.append(new String(mutator.damaged(ALL), StandardCharsets.ISO_8859_1)).append('\n');
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Detector.detect(bytes, true, "some/file").why()).isNotBlank();
    ParserFuzzer.fuzzerTestOneInput(bytes);
  }

  private static LogRecord record(byte[] bytes) {
    return new LogRecord().set(bytes, 0, bytes.length, "a.log", 1, 0);
  }

  private static RecordParser parser(LogFormat format) {
    return format.newParser(Collected.context().laidOut(Specimens.layout(format)));
  }
}
