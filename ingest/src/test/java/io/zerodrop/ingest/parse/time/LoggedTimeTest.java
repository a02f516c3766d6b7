package io.zerodrop.ingest.parse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedTimeTest {

  private static final long TEN =
      Instant.parse("2026-05-01T10:00:00Z").getEpochSecond() * 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00:00+00:00, 1000000",
    "01/May/2026:10:00:00 +0000, 1000000",
    "1777629600, 1000000",
    "1777629600.000, 1000",
    "1777629600000, 1000",
  })
  void readsEveryFormThatAccessLogsUse(String text, long width) throws Mismatch {
    assertThat(new LoggedTime().read(text, 0)).isEqualTo(new Stamp(TEN, TEN + width - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-05-01T10:00:00Z",
        "1777629600.000 and more",
        "1777629600000.5",
        "01/May/2026:10:00:00 +0000 and more",
        "01/May/1950:10:00:00 +0000",
        "7258118400",
        "7258118400000",
        "99999999999999999999",
        "",
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> new LoggedTime().read(text, 0)).isInstanceOf(Mismatch.class);
  }
}
