package io.zerodrop.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what a program answered with what is true. */
final class Check {

  private final String who;
  private final List<String> wrong = new ArrayList<>();

  Check(String who) {
    this.who = who;
  }

  void same(String what, Object expected, Object answered) {
    if (!expected.equals(answered)) {
      wrong.add(what + ": " + answered + " instead of " + expected);
    }
  }

  /** Of each at least as many as expected. */
  void atLeast(String what, Map<String, Long> expected, Map<String, Long> answered) {
    expected.forEach(
        (key, count) -> {
          if (answered.getOrDefault(key, 0L) < count) {
            wrong.add(what + " of " + key + ": " + answered.get(key) + " instead of " + count);
          }
        });
  }

  void conclude() {
    if (!wrong.isEmpty()) {
      throw new WrongAnswer(who + " answers wrongly:\n  " + String.join("\n  ", wrong));
    }
  }
}
