package io.zerodrop.ingest.parse.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AttemptTimesTest {

  private static final long T = 1_795_345_756_000_000L;
  private static final long MS = Stamp.MILLISECOND;

  @Test
  void isASecondWideForOneAttempt() {
    AttemptTimes times = new AttemptTimes(Stamp.ofSecond(T), 20 * MS, new long[] {20 * MS});

    assertThat(times.start(0))
        .isEqualTo(new Stamp(T - 21 * MS, T + Stamp.SECOND - 1 - 20 * MS + MS));
    assertThat(times.end(0)).isEqualTo(new Stamp(T - 2 * MS, T + Stamp.SECOND - 1));
  }

  @Test
  void isAFewMillisecondsWideForAClockOfMilliseconds() {
    AttemptTimes times = new AttemptTimes(Stamp.ofMillisecond(T), 20 * MS, new long[] {20 * MS});

    assertThat(times.start(0).width()).isLessThan(4 * MS);
    assertThat(times.end(0).width()).isLessThan(4 * MS);
  }

  @Test
  void putsTheSecondAttemptAfterTheFirst() {
    long second = Stamp.SECOND;
    AttemptTimes times =
        new AttemptTimes(Stamp.ofSecond(T), 6 * second, new long[] {5 * second, second});

    assertThat(times.start(0).middle()).isBetween(T - 6 * second, T - 5 * second);
    assertThat(times.start(1).middle()).isBetween(T - second, T);
    assertThat(times.end(0).middle()).isBetween(T - second, T);
  }

  @Test
  void leavesRoomForWhatTheRequestTookBeyondItsAttempts() {
    AttemptTimes times =
        new AttemptTimes(Stamp.ofSecond(T), 3 * Stamp.SECOND, new long[] {Stamp.SECOND});

    assertThat(times.start(0).earliest()).isEqualTo(T - 3 * Stamp.SECOND - MS);
    assertThat(times.start(0).latest()).isEqualTo(T - 1 + MS);
    assertThat(times.end(0).earliest()).isEqualTo(T - 2 * Stamp.SECOND - 2 * MS);
  }

  @Test
  void keepsItsPromiseWhenAnAttemptSeemsLongerThanItsRequest() {
    AttemptTimes times = new AttemptTimes(Stamp.ofMillisecond(T), 0, new long[] {12 * MS});

    assertThat(times.start(0).earliest()).isLessThanOrEqualTo(times.start(0).latest());
    assertThat(times.requestStart().latest()).isGreaterThanOrEqualTo(T);
  }

  @Property
  void noAttemptEndsBeforeItBegins(
      @ForAll @LongRange(min = -1, max = 20_000) long request,
      @ForAll @Size(min = 1, max = 4) List<@LongRange(min = -1, max = 20_000) Long> attempts) {
    long[] logged = attempts.stream().mapToLong(each -> each < 0 ? -1 : each * MS).toArray();
    AttemptTimes times =
        new AttemptTimes(Stamp.ofSecond(T), request < 0 ? -1 : request * MS, logged);

    assertThat(times.requestStart().earliest()).isLessThanOrEqualTo(T + Stamp.SECOND);
    for (int i = 0; i < logged.length; i++) {
      assertThat(times.start(i).earliest()).isLessThanOrEqualTo(times.end(i).latest());
      assertThat(times.requestStart().earliest()).isLessThanOrEqualTo(times.start(i).latest());
    }
  }

  /** Real times go through nginx's two cached clocks; the bounds must hold them all the same. */
  @Property
  void holdsTheTrueTimes(
      @ForAll @LongRange(min = 0, max = 2_000_000) long offset,
      @ForAll @LongRange(min = 0, max = 999) long phase,
      @ForAll @IntRange(max = 5_000) int before,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 400_000) Integer> lasted,
      @ForAll @IntRange(max = 5_000) int after,
      @ForAll boolean wholeSeconds) {
    long start = T + offset;
    long[] begins = new long[lasted.size() + 1];
    begins[0] = start + before;
    for (int i = 0; i < lasted.size(); i++) {
      begins[i + 1] = begins[i] + lasted.get(i);
    }
    long end = begins[lasted.size()] + after;
    long[] logged = new long[lasted.size()];
    for (int i = 0; i < logged.length; i++) {
      logged[i] = floor(begins[i + 1] + phase, MS) - floor(begins[i] + phase, MS);
    }
    long requestTime = floor(end, MS) - floor(start, MS);
    Stamp logTime =
        wholeSeconds
            ? Stamp.ofSecond(floor(end, Stamp.SECOND))
            : Stamp.ofMillisecond(floor(end, MS));

    AttemptTimes times = new AttemptTimes(logTime, requestTime, logged);

    assertHolds(times.requestStart(), start);
    for (int i = 0; i < logged.length; i++) {
      assertHolds(times.start(i), begins[i]);
      assertHolds(times.end(i), begins[i + 1]);
    }
  }

  private static void assertHolds(Stamp bounds, long time) {
    assertThat(time).isBetween(bounds.earliest(), bounds.latest());
  }

  private static long floor(long micros, long unit) {
    return Math.floorDiv(micros, unit) * unit;
  }
}
