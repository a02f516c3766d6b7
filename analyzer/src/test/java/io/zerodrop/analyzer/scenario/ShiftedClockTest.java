package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zerodrop.analyzer.clock.Clock;
import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.ingest.event.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A source whose clock is three seconds off is found out, and changes no verdict. */
class ShiftedClockTest {

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
   * of nginx. The slices of three recordings have no times of receipt. All requests through a node
   * port to the one pod of a node are too few ends to tell a clock from a pod that hung.
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

  static List<String> recordings() {
    return Recording.names();
  }

  private record Shift(String source, boolean ahead, boolean embedded) {

    @Override
    public String toString() {
      return source + (ahead ? " ahead" : " behind") + (embedded ? " with its objects" : "");
    }

    ShiftedClock clock() {
      return new ShiftedClock(source, ahead ? OFF : OFF.negated(), embedded);
    }
  }

  private static Stream<Shift> shifts() {
    return SOURCES.stream()
        .flatMap(
            source ->
                Stream.of(true, false)
                    .flatMap(
                        ahead ->
                            SHOWING.contains(source)
                                ? Stream.of(
                                    new Shift(source, ahead, false), new Shift(source, ahead, true))
                                : Stream.of(new Shift(source, ahead, false))));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void of_one_source_is_found_and_changes_no_verdict(String name) {
    Recording asRecorded = Recording.read(name);
    Analysis before = asRecorded.analyse(Set.of());
    assertThat(off(before)).as("clocks that are right").isEmpty();
    SoftAssertions softly = new SoftAssertions();
    shifts()
        .forEach(
            shift -> {
              Recording shifted = asRecorded.shifted(shift.clock());
              if (shifted != null) {
                check(softly, name + " " + shift, shift, shifted, before);
              }
            });
    softly.assertAll();
  }

  private static void check(
      SoftAssertions softly, String what, Shift shift, Recording recording, Analysis before) {
    Analysis after = recording.analyse(Set.of());
    Marks marks = Marks.of(recording, after);
    softly.assertThat(marks.wrong()).as(what + ": wrong accusations").isEmpty();
    softly
        .assertThat(marks.right())
        .as(what + ": right verdicts")
        .isGreaterThanOrEqualTo((int) (0.99 * Marks.of(recording, before).right()));
    boolean undated =
        shift.source().equals("endpointslices") && !shift.embedded() && undated(after);
    if (UNSEEN.contains(what) || undated) {
      return;
    }
    List<ClockReading> own =
        off(after).stream().filter(reading -> isOf(shift, reading.clock())).toList();
    List<ClockReading> others = new ArrayList<>(off(after));
    others.removeAll(own);
    softly.assertThat(own).as(what + ": found").isNotEmpty();
    softly.assertThat(others).as(what + ": other sources blamed").isEmpty();
    for (ClockReading reading : own) {
      softly
          .assertThat(Math.signum(reading.offset()))
          .as(what + ": direction of " + reading)
          .isEqualTo(shift.ahead() ? 1 : -1);
      if (!DIRECTION_ONLY.contains(what) && reading.clock().reading() == Clock.Reading.RECORD) {
        softly
            .assertThat(Math.abs(reading.offset()))
            .as(what + ": " + reading)
            .isCloseTo(OFF.toMillis() * Stamp.MILLISECOND, within(Stamp.SECOND / 2));
      }
    }
  }

  private static boolean undated(Analysis analysis) {
    return analysis.clocks().stream()
        .noneMatch(reading -> reading.clock().equals(Clock.of("endpointslice", null)));
  }

  private static List<ClockReading> off(Analysis analysis) {
    return analysis.clocks().stream()
        .filter(reading -> reading.offset() != 0 || reading.unsteady())
        .collect(Collectors.toList());
  }

  private static boolean isOf(Shift shift, Clock clock) {
    String source = shift.source();
    return switch (clock.source()) {
      case "pod" -> source.equals("pods");
      case "endpointslice" -> source.equals("endpointslices");
      case "kubelet", "kube-proxy" -> source.equals(clock.source() + "-" + clock.place());
      case "access" -> source.equals("access") || source.equals("haproxy");
      default -> source.equals(clock.source());
    };
  }
}
