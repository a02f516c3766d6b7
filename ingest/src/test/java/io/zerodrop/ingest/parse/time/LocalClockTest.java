package io.zerodrop.ingest.parse.time;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalClockTest {

  private static final long NO_ENVELOPE = LogRecord.UNKNOWN;

  @ParameterizedTest(name = "{1} near {0} is {2}")
  @CsvSource({
    "2026-11-22T11:00:00Z, 1122 11:09:05.016232, 2026-11-22T11:09:05.016232Z",
    "2027-01-01T00:00:10Z, 1231 23:59:59.999999, 2026-12-31T23:59:59.999999Z",
    "2026-12-31T23:59:50Z, 0101 00:00:01.000000, 2027-01-01T00:00:01Z",
    "2026-11-22T11:00:00Z, 0601 00:00:00.000000, 2026-06-01T00:00:00Z",
    "2025-01-10T00:00:00Z, 0229 12:00:00.000000, 2024-02-29T12:00:00Z",
  })
  void choosesTheYearNearestToTheReference(String reference, String klog, String expected)
      throws Mismatch {
    assertThat(read(context(reference, ZoneOffset.UTC), klog, NO_ENVELOPE))
        .isEqualTo(micros(expected));
  }

  @Test
  void readsOneFileFromDecemberIntoJanuary() throws Mismatch {
    KlogTime time = new KlogTime(context("2027-01-01T00:00:00Z", ZoneOffset.UTC));

    assertThat(read(time, "1231 23:59:59.900000", NO_ENVELOPE))
        .isEqualTo(micros("2026-12-31T23:59:59.900Z"));
    assertThat(read(time, "0101 00:00:00.100000", NO_ENVELOPE))
        .isEqualTo(micros("2027-01-01T00:00:00.100Z"));
  }

  @Test
  void usesTheZoneOfTheFile() throws Mismatch {
    FileContext context = context("2026-11-22T11:00:00Z", ZoneOffset.ofHours(2));

    assertThat(read(context, "1122 13:09:05.000000", NO_ENVELOPE))
        .isEqualTo(micros("2026-11-22T11:09:05Z"));
  }

  @Test
  void takesYearAndZoneFromAPromptEnvelope() throws Mismatch {
    FileContext context = context("2026-11-22T11:00:00Z", ZoneOffset.UTC);

    assertThat(read(context, "0301 09:45:00.250000", micros("2024-03-01T04:00:00.900Z")))
        .isEqualTo(micros("2024-03-01T04:00:00.250Z"));
  }

  @Test
  void doesNotTakeADelayedEnvelopeForAnotherZone() throws Mismatch {
    FileContext context = context("2026-11-22T11:00:00Z", ZoneOffset.UTC);

    assertThat(read(context, "1122 11:09:05.000000", micros("2026-11-22T14:14:45Z")))
        .isEqualTo(micros("2026-11-22T11:09:05Z"));
  }

  @Test
  void refusesADayThatNoCalendarHas() {
    FileContext context = context("2026-11-22T11:00:00Z", ZoneOffset.UTC);

    assertThatThrownBy(() -> read(context, "1131 11:09:05.000000", NO_ENVELOPE))
        .isInstanceOf(Mismatch.class)
        .hasMessageContaining("calendar");
  }

  private static FileContext context(String reference, ZoneOffset zone) {
    return new FileContext("a.log", null, "a.log", micros(reference), zone);
  }

  private static long read(FileContext context, String text, long written) throws Mismatch {
    return read(new KlogTime(context), text, written);
  }

  private static long read(KlogTime time, String text, long written) throws Mismatch {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return time.read(new ByteCursor().over(bytes, 0, bytes.length), written);
  }
}
