package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Retries;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The failed attempts of one cause at one Service that came of one incident, or that lie together
 * in time where no incident is known.
 *
 * @param namespace null, as {@code service}, where the logs do not name the Service
 * @param incident null where none is known
 * @param subtype null without one
 * @param failures by start, at least one
 * @param served attempts that the incident's terminating pods answered well
 * @param laidByTime ids of the failures that nothing but time connects to the incident
 * @param failedRequests requests that failed at the client and whose last failed attempt is one of
 *     these
 */
public record Loss(
    String namespace,
    String service,
    Incident incident,
    Cause cause,
    String subtype,
    List<Verdict> failures,
    List<Verdict> served,
    Set<String> laidByTime,
    int failedRequests,
    ServiceTraffic traffic,
    ServiceFacts facts,
    FindingSettings settings) {

  /** The order in which failures are looked at. */
  public static final Comparator<Verdict> ORDER =
      Comparator.comparing(Verdict::start).thenComparing(Verdict::id);

  public Loss {
    if (failures.isEmpty()) {
      throw new IllegalArgumentException("a loss without a failed attempt");
    }
    failures = failures.stream().sorted(ORDER).toList();
    served = served.stream().sorted(ORDER).toList();
    laidByTime = Set.copyOf(laidByTime);
  }

  /** For people; not every route leads to a Service that the logs name. */
  public String serviceName() {
    return service == null ? "a Service that the logs do not name" : service;
  }

  /** Such as {@code Service shop/web}. */
  public String serviceObject() {
    return service == null ? serviceName() : "Service " + namespace + "/" + service;
  }

  public Trigger trigger() {
    return incident == null ? Trigger.UNKNOWN : incident.trigger();
  }

  /** When the first failed attempt most likely began, in microseconds. */
  public long start() {
    return failures.stream().mapToLong(verdict -> verdict.start().middle()).min().orElseThrow();
  }

  /** When the last failed attempt most likely ended, in microseconds. */
  public long end() {
    return failures.stream().mapToLong(verdict -> verdict.end().middle()).max().orElseThrow();
  }

  public int masked() {
    return (int) failures.stream().filter(Verdict::masked).count();
  }

  public Retries retries() {
    return RetryCosts.of(failures);
  }

  /**
   * Requests to the Service in the window. A retried request may have started before the window
   * does; it counts nevertheless.
   */
  public long total() {
    return Math.max(traffic.total(start(), end()), (long) failedRequests + masked());
  }

  public Optional<Termination> termination(Verdict verdict) {
    return incident == null || verdict.terminationId() == null
        ? Optional.empty()
        : incident.termination(verdict.terminationId());
  }

  /**
   * The terminations that the failures touched; all of the incident up to then where none is named,
   * or where an address of the Service stood for any of its pods.
   */
  public List<Termination> terminations() {
    if (incident == null) {
      return List.of();
    }
    if (ofAnyPod()) {
      return incident.terminations().stream().filter(one -> one.at() <= end()).toList();
    }
    Set<String> touched = new LinkedHashSet<>();
    failures.stream().map(Verdict::terminationId).filter(Objects::nonNull).forEach(touched::add);
    List<Termination> named =
        incident.terminations().stream().filter(t -> touched.contains(t.id())).toList();
    return named.isEmpty() ? incident.terminations() : named;
  }

  private boolean ofAnyPod() {
    return (cause == Cause.STALE_PROXY || cause == Cause.PROPAGATION_RACE)
        && failures.stream().allMatch(failure -> failure.pod() == null);
  }

  public List<String> pods() {
    return sorted(
        failures.stream().map(Verdict::pod).anyMatch(Objects::nonNull)
            ? failures.stream().map(Verdict::pod)
            : terminations().stream().map(Termination::pod));
  }

  public List<String> nodes() {
    return sorted(
        Stream.concat(
            failures.stream().map(Verdict::node),
            terminations().stream()
                .filter(termination -> pods().contains(termination.pod()))
                .map(Termination::node)));
  }

  private static List<String> sorted(Stream<String> names) {
    return names.filter(Objects::nonNull).distinct().sorted().toList();
  }
}
