package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;
import java.util.Arrays;

/**
 * Pairs of records of one kind: what the first clock dates happened no later than what the second
 * dates. Each pair bounds how far the second clock may be behind the first; many that follow each
 * other promptly also bound how far it may be ahead.
 */
final class LinkSeries {

  /** One pair in so many may be wrong: an answer that changed nothing, a name used again. */
  private static final int PAIRS_FOR_EACH_OUTLIER = 16;

  private static final int LEAST_PROMPT_PAIRS = 3;

  /** Both times are copies of one. */
  static final long EXACT = -1;

  /** The second follows, and nothing says how soon. */
  static final long UNTOLD = 0;

  /** Most pairs are so many times prompter than what still counts as prompt. */
  private static final int USUAL = 4;

  private static final long UNTOLD_SLACK = 60 * Stamp.SECOND;

  private final long prompt;
  private long[] most = new long[8];
  private long[] least = new long[8];
  private long[] at = new long[8];
  private int size;

  /**
   * @param prompt within how many microseconds the second normally follows; {@link #UNTOLD} or
   *     {@link #EXACT}
   */
  LinkSeries(long prompt) {
    this.prompt = prompt;
  }

  void add(Stamp first, Stamp second) {
    if (size == most.length) {
      most = Arrays.copyOf(most, 2 * size);
      least = Arrays.copyOf(least, 2 * size);
      at = Arrays.copyOf(at, 2 * size);
    }
    most[size] = second.latest() - first.earliest();
    least[size] = second.earliest() - first.latest();
    at[size] = first.middle();
    size++;
  }

  int size() {
    return size;
  }

  /** How far a limit normally lies from the truth; the pair's own width comes on top. */
  private long slack(long width) {
    return prompt == EXACT ? 0 : width + (prompt == UNTOLD ? UNTOLD_SLACK : prompt);
  }

  /**
   * The second clock is ahead of the first by at most this; null without a pair.
   *
   * @param what the rule, for people
   */
  Bound atMost(String what) {
    if (size == 0) {
      return null;
    }
    long[] sorted = Arrays.copyOf(most, size);
    Arrays.sort(sorted);
    long limit = sorted[size / PAIRS_FOR_EACH_OUTLIER];
    long width = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      width = most[i] == limit ? Math.min(width, most[i] - least[i]) : width;
    }
    return new Bound(limit, true, slack(width), what);
  }

  /**
   * The second clock is ahead of the first by at least this; null where the pairs are too few or
   * too slow to say. A consumer that was held up gives delays that shrink from pair to pair, a
   * clock that is off gives the same one over time: only the latter counts.
   *
   * @param what the rule, for people
   */
  Bound atLeast(String what) {
    if (prompt <= 0 || size < LEAST_PROMPT_PAIRS) {
      return null;
    }
    long[] sorted = Arrays.copyOf(least, size);
    Arrays.sort(sorted);
    long quickest = sorted[size / PAIRS_FOR_EACH_OUTLIER];
    int steady = 0;
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      if (least[i] >= quickest && least[i] <= quickest + prompt) {
        steady++;
        from = Math.min(from, at[i]);
        to = Math.max(to, at[i]);
      }
    }
    boolean tells = steady >= LEAST_PROMPT_PAIRS && 3 * steady >= size && to - from >= 2 * prompt;
    return tells ? new Bound(quickest - prompt, false, USUAL * prompt, what) : null;
  }
}
