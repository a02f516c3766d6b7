package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zerodrop.analyzer.clock.Clock;
import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.ingest.event.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A source whose clock is three seconds off is found out, and changes no verdict. */
class ShiftedClockTest {

  private static final Path PAGE = Path.of("..", "docs", "clocks.md");

  private static final Duration OFF = Duration.ofSeconds(3);

  private static final List<String> SOURCES =
      List.of(
          "audit",
          "pods",
          "endpointslices",
          "kubelet-node-1",
          "kubelet-node-2",
          "kube-proxy-node-1",
          "kube-proxy-node-2",
          "kube-proxy-node-3",
          "access",
          "haproxy",
          "nginx-error");

  /** Sources that show the objects of others, with the times that others put into them. */
  private static final Set<String> SHOWING = Set.of("audit", "pods", "endpointslices");

  /**
   * What a recording does not hold the evidence to see. An access log that is ahead, where no pod
   * ended under load, looks like a slow router. Without an error line nothing compares the two logs
   * of nginx. All requests through a node port to the one pod of a node are too few ends to tell a
   * clock from a pod that hung.
   */
  private static final Set<String> UNSEEN =
      Set.of(
          "app-500s access ahead",
          "app-500s nginx-error ahead",
          "app-500s nginx-error behind",
          "rollout-fixed access ahead",
          "rollout-fixed nginx-error ahead",
          "rollout-fixed nginx-error behind",
          "local-blackhole haproxy ahead",
          "local-blackhole haproxy behind");

  /** Seen to be off in that direction; how far is bounded on one side only. */
  private static final Set<String> DIRECTION_ONLY =
      Set.of("app-500s access behind", "rollout-fixed access behind");

  /** Each recording is analysed some thirty times, once for all tests. */
  private static final Map<String, List<Outcome>> OUTCOMES = new TreeMap<>();

  private record Shift(String source, boolean ahead, boolean embedded) {

    @Override
    public String toString() {
      return source + (ahead ? " ahead" : " behind") + (embedded ? " with its objects" : "");
    }

    ShiftedClock clock() {
      return new ShiftedClock(source, ahead ? OFF : OFF.negated(), embedded);
    }

    boolean wrote(Clock clock) {
      return switch (clock.source()) {
        case "pod" -> source.equals("pods");
        case "endpointslice" -> source.equals("endpointslices");
        case "kubelet", "kube-proxy" -> source.equals(clock.source() + "-" + clock.place());
        case "access" -> source.equals("access") || source.equals("haproxy");
        default -> source.equals(clock.source());
      };
    }
  }

  /**
   * What became of one shift.
   *
   * @param dated whether the records of the source have times of their own
   */
  private record Outcome(Shift shift, Marks marks, List<ClockReading> off, boolean dated) {

    static Outcome of(Shift shift, Recording recording) {
      Analysis analysis = recording.analyse(Set.of());
      boolean dated =
          !shift.source().equals("endpointslices")
              || shift.embedded()
              || analysis.clocks().stream()
                  .anyMatch(reading -> reading.clock().equals(Clock.of("endpointslice", null)));
      return new Outcome(
          shift, Marks.of(recording, analysis), ShiftedClockTest.off(analysis), dated);
    }

    List<ClockReading> found() {
      return off.stream().filter(reading -> shift.wrote(reading.clock())).toList();
    }
  }

  static List<String> recordings() {
    return Recording.names();
  }

  private static List<ClockReading> off(Analysis analysis) {
    return analysis.clocks().stream()
        .filter(reading -> reading.offset() != 0 || reading.unsteady())
        .toList();
  }

  private static Stream<Shift> shifts(String source) {
    Stream<Boolean> embedded = SHOWING.contains(source) ? Stream.of(false, true) : Stream.of(false);
    return embedded.flatMap(
        with -> Stream.of(new Shift(source, true, with), new Shift(source, false, with)));
  }

  private static List<Outcome> outcomes(String name) {
    return OUTCOMES.computeIfAbsent(name, ShiftedClockTest::shifted);
  }

  private static List<Outcome> shifted(String name) {
    Recording asRecorded = Recording.read(name);
    List<Outcome> outcomes = new ArrayList<>();
    SOURCES.stream()
        .flatMap(ShiftedClockTest::shifts)
        .forEach(
            shift -> {
              Recording shifted = asRecorded.shifted(shift.clock());
              if (shifted != null) {
                outcomes.add(Outcome.of(shift, shifted));
              }
            });
    return outcomes;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void of_one_source_is_found_and_changes_no_verdict(String name) {
    Recording asRecorded = Recording.read(name);
    Analysis before = asRecorded.analyse(Set.of());
    assertThat(off(before)).as("clocks that are right").isEmpty();
    int right = Marks.of(asRecorded, before).right();
    SoftAssertions softly = new SoftAssertions();
    for (Outcome outcome : outcomes(name)) {
      String what = name + " " + outcome.shift();
      softly.assertThat(outcome.marks().wrong()).as(what + ": wrong accusations").isEmpty();
      softly
          .assertThat(outcome.marks().right())
          .as(what + ": right verdicts")
          .isGreaterThanOrEqualTo((int) (0.99 * right));
      if (!UNSEEN.contains(what) && outcome.dated()) {
        isFound(softly, what, outcome);
      }
    }
    softly.assertAll();
  }

  private static void isFound(SoftAssertions softly, String what, Outcome outcome) {
    softly.assertThat(outcome.found()).as(what + ": found").isNotEmpty();
    softly
        .assertThat(outcome.off())
        .as(what + ": other sources blamed")
        .hasSameSizeAs(outcome.found());
    for (ClockReading reading : outcome.found()) {
      softly
          .assertThat(Math.signum(reading.offset()))
          .as(what + ": direction of " + reading)
          .isEqualTo(outcome.shift().ahead() ? 1 : -1);
      if (!DIRECTION_ONLY.contains(what) && reading.clock().reading() == Clock.Reading.RECORD) {
        softly
            .assertThat(Math.abs(reading.offset()))
            .as(what + ": " + reading)
            .isCloseTo(OFF.toMillis() * Stamp.MILLISECOND, within(Stamp.SECOND / 2));
      }
    }
  }

  @Test
  void the_page_says_which_clocks_can_be_found_out() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| recording | ").append(String.join(" | ", SOURCES));
    table.append(" |\n| --- |").append(" --- |".repeat(SOURCES.size())).append('\n');
    for (String name : recordings()) {
      table.append("| `").append(name).append('`');
      SOURCES.forEach(source -> table.append(" | ").append(cell(outcomes(name), source)));
      table.append(" |\n");
    }
    assertThat(Files.readString(PAGE)).contains(table);
  }

  private static String cell(List<Outcome> outcomes, String source) {
    List<Outcome> of =
        outcomes.stream()
            .filter(outcome -> outcome.shift().source().equals(source))
            .filter(outcome -> !outcome.shift().embedded())
            .toList();
    if (of.isEmpty()) {
      return "";
    }
    if (!of.get(0).dated()) {
      return "no times";
    }
    boolean ahead = isFound(of, true);
    boolean behind = isFound(of, false);
    return ahead && behind ? "both" : ahead ? "ahead" : behind ? "behind" : "neither";
  }

  private static boolean isFound(List<Outcome> outcomes, boolean ahead) {
    return outcomes.stream()
        .anyMatch(outcome -> outcome.shift().ahead() == ahead && !outcome.found().isEmpty());
  }
}
