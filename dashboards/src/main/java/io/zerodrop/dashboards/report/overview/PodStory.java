package io.zerodrop.dashboards.report.overview;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A pod of an incident with the attempts that concern it.
 *
 * @param name of the pod, or the address where no input tells which pod it was
 * @param node null where it is not known
 * @param termination null for a pod that did not end
 * @param zero what its attempts are aligned at, in microseconds
 */
public record PodStory(
    String name, String node, Termination termination, long zero, List<PlacedAttempt> attempts) {

  public static final Comparator<PodStory> WORST_FIRST =
      Comparator.comparingLong(PodStory::failed)
          .reversed()
          .thenComparing(Comparator.comparingLong(PodStory::hidden).reversed())
          .thenComparing(PodStory::zero)
          .thenComparing(PodStory::name);

  public PodStory {
    attempts = List.copyOf(attempts);
  }

  public long failed() {
    return attempts.stream().filter(PlacedAttempt::failed).count();
  }

  public long hidden() {
    return attempts.stream().filter(PlacedAttempt::hidden).count();
  }

  public long served() {
    return attempts.stream().filter(PlacedAttempt::served).count();
  }

  public boolean clean() {
    return failed() + hidden() == 0;
  }

  /** Where the page keeps its race; empty for a pod that did not end. */
  public Optional<String> anchor() {
    return Optional.ofNullable(termination).map(Termination::id);
  }
}
