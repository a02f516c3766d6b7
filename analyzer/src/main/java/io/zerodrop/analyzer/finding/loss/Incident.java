package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The terminations of one trigger at one Service. */
public final class Incident {

  static final Comparator<Termination> ORDER =
      Comparator.comparingLong(Termination::at).thenComparing(Termination::id);

  private final List<Termination> terminations;
  private final Map<String, Termination> byId;

  /**
   * @param terminations in any order, at least one
   */
  public Incident(List<Termination> terminations) {
    if (terminations.isEmpty()) {
      throw new IllegalArgumentException("an incident without a termination");
    }
    this.terminations = terminations.stream().sorted(ORDER).toList();
    this.byId =
        terminations.stream().collect(Collectors.toMap(Termination::id, Function.identity()));
  }

  /** By time. */
  public List<Termination> terminations() {
    return terminations;
  }

  public Termination first() {
    return terminations.get(0);
  }

  /**
   * The trigger as the first termination tells it that reaches an actor, else as the first does.
   */
  public Trigger trigger() {
    return terminations.stream()
        .map(Termination::trigger)
        .filter(trigger -> trigger.actor() != null)
        .findFirst()
        .orElse(first().trigger());
  }

  /** When it was set off, in microseconds: the trigger's action, else its first termination. */
  public long begin() {
    Long action = trigger().at();
    return action == null ? first().at() : Math.min(action, first().at());
  }

  /** Its last dated step, in microseconds. */
  public long end() {
    return terminations.stream()
        .mapToLong(
            termination ->
                termination.milestones().stream()
                    .mapToLong(Milestone::at)
                    .reduce(termination.at(), Math::max))
        .max()
        .orElseThrow();
  }

  public Optional<Termination> termination(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
