package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts together what is known of each attempt to one route, each attempt once. */
final class AttemptFactory {

  private final RouteHistory route;
  private final List<RouterLine> switches;

  AttemptFactory(RouteHistory route, List<RouterLine> switches) {
    this.route = route;
    this.switches = switches;
  }

  List<AttemptFacts> assemble(LoggedAttempts logged) {
    List<AttemptFacts> facts = new ArrayList<>();
    Map<String, PodExperience> experiences = new HashMap<>();
    for (AttemptSeen attempt : logged.attempts()) {
      facts.add(factsOf(() -> logged.idOf(attempt), attempt, logged.errorOf(attempt)));
    }
    for (AttemptFacts attempt : facts) {
      if (attempt.suspects().size() == 1) {
        String pod = keyOf(attempt.suspects().get(0));
        experiences.merge(pod, experienceOf(attempt), AttemptFactory::join);
      }
    }
    List<AttemptFacts> experienced = new ArrayList<>();
    for (AttemptFacts attempt : facts) {
      PodExperience experience =
          attempt.suspects().size() == 1
              ? experiences.get(keyOf(attempt.suspects().get(0)))
              : PodExperience.NONE;
      experienced.add(with(attempt, experience));
    }
    return experienced;
  }

  private static String keyOf(PodTimeline pod) {
    return pod.uid() != null ? pod.uid() : pod.id();
  }

  private AttemptFacts factsOf(Supplier<String> id, AttemptSeen seen, UpstreamError error) {
    RequestLogged request = seen.request();
    Attempt attempt = seen.attempt();
    Failure failure = attempt == null ? noAttempt(request) : attempt.failure();
    if (error != null && error.failure() != Failure.NONE) {
      failure = error.failure();
    }
    Stamp start = attempt == null || attempt.start() == null ? request.start() : attempt.start();
    Stamp end = attempt == null || attempt.end() == null ? request.end() : attempt.end();
    if (error != null && error.time().overlaps(end)) {
      Stamp narrowed = end.narrowedBy(error.time());
      long shiftFrom = narrowed.earliest() - end.earliest();
      long shiftTo = end.latest() - narrowed.latest();
      end = narrowed;
      start =
          start.width() > shiftFrom + shiftTo
              ? new Stamp(start.earliest() + shiftFrom, start.latest() - shiftTo)
              : start;
    }
    Outcome outcome =
        Outcomes.of(failure, attempt == null ? 0 : attempt.status(), request.status());
    boolean answered = outcome == Outcome.OK || outcome == Outcome.HTTP_5XX;
    String meant = seen.service() != null ? seen.service() : ofNodePort(attempt);
    Suspects suspects = Suspects.of(route, meant, start, end, answered);
    return new AttemptFacts(
        id,
        seen,
        route,
        suspects.pods(),
        suspects.stranger(),
        serviceOf(meant, suspects),
        failure,
        outcome,
        error,
        switches,
        start,
        end,
        PodExperience.NONE);
  }

  /** Without an upstream, a proxy's 503 (F5: 502) means that it had nobody to send it to. */
  private static Failure noAttempt(RequestLogged request) {
    if (request.status() == 499 || request.status() == 460) {
      return Failure.CLIENT_ABORT;
    }
    return request.status() >= 500 ? Failure.NO_PEER : Failure.NONE;
  }

  /** The Service that has the node port; null if none is known to. */
  private String ofNodePort(Attempt attempt) {
    for (ServiceState service : route.services()) {
      boolean has =
          attempt != null
              && attempt.port() > 0
              && route.kind() == RouteKind.NODE_PORT
              && service.ports().stream().anyMatch(port -> port.nodePort() == attempt.port());
      if (has) {
        return service.namespace() + "/" + service.name();
      }
    }
    return null;
  }

  private String serviceOf(String meant, Suspects suspects) {
    if (meant != null) {
      return meant;
    }
    if (suspects.pods().size() == 1 && !suspects.pods().get(0).endpoints().isEmpty()) {
      return suspects.pods().get(0).endpoints().get(0).service();
    }
    if (route.services().isEmpty()) {
      return null;
    }
    ServiceState first = route.services().get(0);
    return first.namespace() + "/" + first.name();
  }

  private static PodExperience experienceOf(AttemptFacts attempt) {
    if (!attempt.outcome().failed()) {
      return new PodExperience(attempt.start(), attempt.end(), attempt.start(), null);
    }
    return new PodExperience(
        attempt.start(), null, null, attempt.connectFailed() ? attempt.end() : null);
  }

  private static PodExperience join(PodExperience a, PodExperience b) {
    return new PodExperience(
        first(a.firstTried(), b.firstTried()),
        first(a.firstServed(), b.firstServed()),
        last(a.lastServed(), b.lastServed()),
        first(a.firstRefused(), b.firstRefused()));
  }

  private static Stamp first(Stamp a, Stamp b) {
    return a == null ? b : b == null || a.compareTo(b) <= 0 ? a : b;
  }

  private static Stamp last(Stamp a, Stamp b) {
    return a == null ? b : b == null || a.compareTo(b) >= 0 ? a : b;
  }

  private static AttemptFacts with(AttemptFacts facts, PodExperience experience) {
    return new AttemptFacts(
        facts.id(),
        facts.seen(),
        facts.route(),
        facts.suspects(),
        facts.stranger(),
        facts.service(),
        facts.failure(),
        facts.outcome(),
        facts.error(),
        facts.switches(),
        facts.start(),
        facts.end(),
        experience);
  }
}
