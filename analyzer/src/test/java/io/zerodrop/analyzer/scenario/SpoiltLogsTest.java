package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs that begin late or end early, whose lines are out of order, or that tell whole seconds: they
 * cost verdicts, and never make a wrong accusation.
 */
class SpoiltLogsTest {

  private static final List<String> CLUSTER =
      List.of("audit", "endpointslices", "kube-proxy", "kubelet", "nginx-error", "pods");

  static List<String> recordings() {
    return Recording.names();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void logs_that_begin_late(String name) {
    assertThat(wrong(name, Set.of(), cut(CLUSTER, 0.34, 1))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void logs_that_end_early(String name) {
    assertThat(wrong(name, Set.of(), cut(CLUSTER, 0, 0.66))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void lines_in_any_order(String name) {
    Random random = new Random(3);
    assertThat(
            wrong(
                name,
                Set.of(),
                (file, text) -> {
                  List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
                  Collections.shuffle(lines, random);
                  return isDocument(file) ? text : String.join("\n", lines);
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void times_of_whole_seconds(String name) {
    assertThat(
            wrong(
                name,
                Set.of(),
                (file, text) -> text.replaceAll("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z", "$1Z")))
        .isEmpty();
  }

  /** Some logs lost, and of what is left only a part: each a case that once accused wrongly. */
  @ParameterizedTest
  @CsvSource({
    "container-crash, audit endpointslices events, kube-proxy pods, 0.06, 0.55",
    "local-blackhole, endpointslices events pods, audit kube-proxy kubelet, 0, 0.55",
    "local-blackhole, kube-proxy pods, audit endpointslices kubelet, 0, 0.48",
    "local-blackhole, audit, endpointslices kube-proxy kubelet pods, 0, 0.81",
    "local-blackhole, endpointslices kubelet, audit nginx-error, 0.44, 0.57",
    "rollout-race, endpointslices pods, audit kubelet nginx-error, 0, 0.23",
    "stale-keepalive, kube-proxy pods, audit endpointslices kubelet nginx-error, 0, 0.48"
  })
  void logs_lost_and_others_cut(String name, String lost, String cut, double from, double to) {
    assertThat(wrong(name, words(lost), cut(words(cut), from, to))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void any_loss(String name) {
    Random random = new Random(name.hashCode());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Set<String> lost = some(random, 4);
      Set<String> cut = some(random, 2);
      double from = random.nextInt(3) == 0 ? random.nextDouble() * 0.8 : 0;
      double to = random.nextInt(2) == 0 ? 0.2 + random.nextDouble() * 0.8 : 1;
      wrong(name, lost, cut(cut, from, to))
          .forEach(w -> wrong.add("lost " + lost + " cut " + cut + from + ".." + to + ": " + w));
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<String> some(Random random, int oneIn) {
    Set<String> some = new TreeSet<>(CLUSTER);
    some.removeIf(source -> random.nextInt(oneIn) > 0);
    return some;
  }

  private static List<String> wrong(String name, Set<String> lost, BinaryOperator<String> spoilt) {
    Recording recording = Recording.read(name, spoilt);
    return Marks.of(recording, recording.analyse(lost)).wrong();
  }

  /** Of each of these sources' files only the lines between two shares of it. */
  private static BinaryOperator<String> cut(Iterable<String> sources, double from, double to) {
    return (file, text) -> {
      List<String> lines = Arrays.asList(text.split("\n"));
      int first = (int) (lines.size() * from);
      int end = Math.max(first, (int) (lines.size() * to));
      for (String source : sources) {
        if (file.startsWith(source)) {
          return String.join("\n", lines.subList(first, end));
        }
      }
      return text;
    };
  }

  /** One document, not lines. */
  private static boolean isDocument(String file) {
    return file.startsWith("events") || file.startsWith("manifests");
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(Arrays.asList(text.split(" ")));
  }
}
