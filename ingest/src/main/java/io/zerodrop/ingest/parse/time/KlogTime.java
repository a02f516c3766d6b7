package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;

/**
 * klog's {@code mmdd hh:mm:ss.uuuuuu}: local time without year and zone (k8s.io/klog/v2
 * internal/buffer/buffer.go).
 */
public final class KlogTime {

  private static final int SECOND_LENGTH = "1122 11:09:05".length();
  private static final String EXAMPLE = "a time such as 1122 11:09:05.016232";

  private final LocalClock clock;
  private final SecondMemo memo = new SecondMemo();

  public KlogTime(FileContext context) {
    this.clock = new LocalClock(context);
  }

  /**
   * Microseconds since the epoch.
   *
   * @param written see {@link LocalClock#utc}
   */
  public long read(ByteCursor in, long written) throws Mismatch {
    int from = in.at();
    int to = from + SECOND_LENGTH;
    long second;
    if (to <= in.end() && memo.holds(in.bytes(), from, to)) {
      second = memo.micros();
      in.moveTo(to);
    } else {
      int month = in.digits(2, EXAMPLE);
      int day = in.digits(2, EXAMPLE);
      in.require(' ', EXAMPLE);
      second = clock.local(month, day, CivilTime.clock(in), written, from);
      memo.keep(in.bytes(), from, to, second);
    }
    in.require('.', EXAMPLE);
    return clock.utc(second + in.digits(6, EXAMPLE), written);
  }
}
