package io.zerodrop.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.read.LogFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogSplitStateTest {

  @Test
  void followsTheLatestRecordByTheDisorderOfItsKind() {
    // API server webhook batches: up to 35 s
    assertThat(watermarks(LogFormat.AUDIT, 100_000, 101_000, 99_000, 103_500))
        .containsExactly(64_999L, 65_999L, 68_499L);
  }

  @Test
  void saysNothingMoreOftenThanOnceInASecond() {
    assertThat(watermarks(LogFormat.AUDIT, 100_000, 100_400, 100_999, 101_000))
        .containsExactly(64_999L, 65_999L);
  }

  @Test
  void saysNothingOfAFileWhoseOrderTellsNothing() {
    assertThat(watermarks(LogFormat.EVENT, 100_000, 900_000)).isEmpty();
  }

  @Test
  void saysNothingBeforeTheFirstTime() {
    assertThat(watermarks(LogFormat.AUDIT, FileCursor.UNDATED, 100_000)).containsExactly(64_999L);
  }

  private static List<Long> watermarks(LogFormat format, long... timestamps) {
    LogSplitState state = new LogSplitState(LogSplit.of(LogFile.of(Path.of("x"), format)));
    List<Long> watermarks = new ArrayList<>();
    for (long timestamp : timestamps) {
      state.emitted(
          new ReadStep(
              List.of(new ReadStep.Dated(new Parsed.Unreadable(null), timestamp)),
              FileProgress.START));
      state.dueWatermark().ifPresent(watermarks::add);
    }
    return watermarks;
  }
}
