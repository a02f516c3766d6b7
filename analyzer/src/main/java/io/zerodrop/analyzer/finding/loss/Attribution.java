package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which incident a failure came of.
 *
 * <p>A failure that names a termination belongs to its incident. Some causes are known without
 * knowing the pod: they belong to an incident by time, if one alone was under way. Failures that
 * are not routing faults, and those that nothing explains, belong to none, however near they lie.
 */
final class Attribution {

  private static final Set<Cause> WITHOUT_A_POD =
      EnumSet.of(Cause.NO_ENDPOINTS, Cause.LOCAL_BLACKHOLE, Cause.STALE_PROXY, Cause.COLD_START);

  /** These only take pods away: what started cold is not of their making. */
  private static final Set<TriggerKind> STARTS_NO_PODS =
      EnumSet.of(TriggerKind.SCALE_DOWN, TriggerKind.OWNER_DELETE);

  private final List<Incident> incidents;
  private final long settleMicros;
  private final long gapMicros;
  private final Map<String, Incident> byTermination = new HashMap<>();

  Attribution(List<Incident> incidents, FindingSettings settings) {
    this.incidents = incidents;
    this.settleMicros = settings.settleMicros();
    this.gapMicros = settings.gapMicros();
    for (Incident incident : incidents) {
      for (Termination termination : incident.terminations()) {
        byTermination.put(termination.id(), incident);
      }
    }
  }

  Optional<Incident> byTermination(Verdict verdict) {
    return verdict.terminationId() == null
        ? Optional.empty()
        : Optional.ofNullable(byTermination.get(verdict.terminationId()));
  }

  Optional<Incident> of(Verdict failure) {
    if (!failure.cause().blamesRouting() && failure.cause() != Cause.COLD_START) {
      return Optional.empty();
    }
    Optional<Incident> named = byTermination(failure);
    return named.isPresent() ? named : byTime(failure);
  }

  /**
   * The only incident under way when the attempt began. After all have ended, the one that ended
   * last, for as long as its traces may take to settle.
   */
  private Optional<Incident> byTime(Verdict failure) {
    if (!WITHOUT_A_POD.contains(failure.cause())) {
      return Optional.empty();
    }
    long at = failure.start().middle();
    List<Incident> begun =
        incidents.stream()
            .filter(incident -> begin(incident) <= at)
            .filter(incident -> at <= incident.end() + settleMicros)
            .filter(incident -> explains(incident, failure.cause()))
            .toList();
    List<Incident> underWay = begun.stream().filter(incident -> at <= incident.end()).toList();
    if (underWay.isEmpty()) {
      return begun.stream().max(Comparator.comparingLong(Incident::end));
    }
    return underWay.size() == 1 ? Optional.of(underWay.get(0)) : Optional.empty();
  }

  /** An action long before its first termination, as on an autoscaler, takes pods away later. */
  private long begin(Incident incident) {
    return Math.max(incident.begin(), incident.first().at() - gapMicros);
  }

  private static boolean explains(Incident incident, Cause cause) {
    return cause != Cause.COLD_START || !STARTS_NO_PODS.contains(incident.trigger().kind());
  }
}
