package io.zerodrop.ingest.parse.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  private static final long TEN =
      Instant.parse("2026-05-01T10:00:00Z").getEpochSecond() * 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00:00Z, 0",
    "2026-05-01T10:00:00.5Z, 500000",
    "2026-05-01T10:00:00.123Z, 123000",
    "2026-05-01T10:00:00.123456Z, 123456",
    "2026-05-01T10:00:00.123456789Z, 123456",
    "2026-05-01T12:00:00.000001+02:00, 1",
    "2026-05-01T04:30:00-05:30, 0",
    "2026-05-01T12:00:00+0200, 0",
    "2026-05-01t10:00:00z, 0",
    "2026-05-01 10:00:00Z, 0",
    "2026-05-01T09:59:60Z, 0",
  })
  void readsFractionsAndOffsets(String text, long microsPastTen) {
    assertThat(Rfc3339.micros(text)).isEqualTo(TEN + microsPastTen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-05-01",
        "2026-05-01T10:00:00",
        "2026-05-01T10:00:00.Z",
        "2026-05-01T10:00:00.1234567890Z",
        "2026-05-01T10:00:00.123",
        "2026-05-01T10:00:00+2:00",
        "2026-05-01T10:00:00Z ",
        "2026-02-30T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-05-00T10:00:00Z",
        "2026-05-01T24:00:00Z",
        "2026-05-01T10:60:00Z",
        "2026-05-0xT10:00:00Z",
        "+026-05-01T10:00:00Z",
        "2026-05-01T10-00-00Z",
        "01/May/2026:10:00:00Z",
        "0000-05-01T10:00:00Z",
        "0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(Rfc3339.micros(text)).isEqualTo(Rfc3339.INVALID);
    assertThat(Rfc3339.stamp(text)).isNull();
  }

  @Test
  void readsPartOfAnArray() {
    byte[] line = "[2026-05-01T10:00:00.25Z] hello".getBytes(StandardCharsets.UTF_8);
    assertThat(Rfc3339.micros(line, 1, 24)).isEqualTo(TEN + 250_000);
  }

  @Test
  void aStampIsAsWideAsItsResolution() {
    assertThat(Rfc3339.stamp("2026-05-01T10:00:00Z")).isEqualTo(Stamp.ofSecond(TEN));
    assertThat(Rfc3339.stamp("2026-05-01T10:00:00.020Z"))
        .isEqualTo(Stamp.ofMillisecond(TEN + 20_000));
    assertThat(Rfc3339.stamp("2026-05-01T10:00:00.020001Z")).isEqualTo(Stamp.at(TEN + 20_001));
  }

  @Property
  void agreesWithTheJdk(
      @ForAll @LongRange(min = -86_400L, max = 7_258_204_800L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
    Instant instant = Instant.ofEpochSecond(second, nano);
    OffsetDateTime local = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
    if (local.getYear() < 1970 || local.getYear() > 2199) {
      return;
    }
    String text = local.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnnXXX"));
    assertThat(Rfc3339.micros(text)).isEqualTo(second * 1_000_000 + nano / 1000);
  }
}
