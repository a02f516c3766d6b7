package io.zerodrop.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every parser, whatever the bytes: each record has an outcome, nothing is thrown,
 * and what is shown of a record is bounded and harmless. More than CI's share: {@code
 * -Djqwik.tries.default=1000000}.
 */
class FuzzTest {

  /** Damaged records for each seed, read one after the other by one parser. */
  private static final int RECORDS = 12;

  private static final int LONGEST_REASON = 1500;
  private static final int LONGEST_EXCERPT = 300;

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

  @Property
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
      String shown = format.id() + " " + new String(bytes, StandardCharsets.UTF_8);
      assertThat(collected.outcomes()).as(shown).isPositive();
      collected.rejections.forEach(rejected -> check(rejected, shown));
      collected.requests.forEach(request -> check(request, shown));
    }
  }

  @Property
  void anyFileIsTakenForSomethingOrNothing(@ForAll long seed) {
    Mutator mutator = new Mutator(seed);
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      file.append(new String(mutator.damaged(ALL), StandardCharsets.ISO_8859_1)).append('\n');
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Detector.detect(bytes, true, "some/file").why()).isNotBlank();
  }

  private static void check(Rejected rejected, String shown) {
    assertThat(rejected.reason()).as(shown).contains("expected").hasSizeLessThan(LONGEST_REASON);
    assertThat(rejected.excerpt()).as(shown).hasSizeLessThan(LONGEST_EXCERPT);
    assertThat((rejected.reason() + rejected.excerpt()).chars().anyMatch(Character::isISOControl))
        .as("control characters from %s", shown)
        .isFalse();
  }

  private static void check(RequestLogged request, String shown) {
    assertThat(request.start().earliest()).as(shown).isLessThanOrEqualTo(request.end().latest());
    assertThat(request.status()).as(shown).isNotNegative();
    assertThat(request.hiddenAttempts()).as(shown).isNotNegative();
    for (Attempt attempt : request.attempts()) {
      assertThat(attempt.number()).as(shown).isPositive();
      assertThat(attempt.port()).as(shown).isBetween(0, 65_535);
      assertThat(attempt.start().earliest()).as(shown).isLessThanOrEqualTo(attempt.end().latest());
    }
  }

  private static LogRecord record(byte[] bytes) {
    return new LogRecord().set(bytes, 0, bytes.length, "a.log", 1, 0);
  }

  private static RecordParser parser(LogFormat format) {
    return format.newParser(Collected.context().laidOut(Specimens.layout(format)));
  }
}
