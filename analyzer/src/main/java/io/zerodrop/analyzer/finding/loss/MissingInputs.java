package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The inputs that would have said more about a loss, the most valuable first. */
public final class MissingInputs {

  /** Between inputs that equally many verdicts miss, by what they usually decide. */
  private static final List<String> BY_VALUE =
      List.of("access", "endpointslice", "audit", "kubelet", "kube-proxy", "error", "pod", "event");

  private MissingInputs() {}

  public static List<String> of(Loss loss) {
    Map<String, Integer> misses = new TreeMap<>();
    loss.terminations().stream()
        .map(Termination::missing)
        .flatMap(List::stream)
        .forEach(input -> misses.putIfAbsent(input, 0));
    loss.failures().stream()
        .map(Verdict::missing)
        .flatMap(List::stream)
        .forEach(input -> misses.merge(input, 1, Integer::sum));
    return misses.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(misses::get)
                .reversed()
                .thenComparingInt(MissingInputs::rank)
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Those that only the terminations miss: no verdict's confidence has paid for them yet. */
  public static List<String> ofTerminationsAlone(Loss loss) {
    List<String> paid =
        loss.failures().stream().map(Verdict::missing).flatMap(List::stream).distinct().toList();
    return of(loss).stream().filter(input -> !paid.contains(input)).toList();
  }

  private static int rank(String input) {
    String lower = input.toLowerCase(java.util.Locale.ROOT);
    return Stream.iterate(0, i -> i < BY_VALUE.size(), i -> i + 1)
        .filter(i -> lower.contains(BY_VALUE.get(i)))
        .findFirst()
        .orElse(BY_VALUE.size());
  }
}
