package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what is known of each attempt to one route, each attempt once. */
final class AttemptFactory {

  private final RouteHistory route;
  private final List<RouterLine> switches;

  private record Identity(String format, String requestId, int number, Stamp start, int status) {}

  AttemptFactory(RouteHistory route, List<RouterLine> switches) {
    this.route = route;
    this.switches = switches;
  }

  List<AttemptFacts> assemble(List<AttemptSeen> seen, List<UpstreamError> errors) {
    List<AttemptSeen> attempts = once(seen);
    ErrorLines lines = new ErrorLines(attempts, errors);
    List<AttemptFacts> facts = new ArrayList<>();
    Map<String, PodExperience> experiences = new HashMap<>();
    for (AttemptSeen attempt : attempts) {
      facts.add(factsOf(attempt, lines.of(attempt)));
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

  private static List<AttemptSeen> once(List<AttemptSeen> seen) {
    List<AttemptSeen> ordered = new ArrayList<>(seen);
    ordered.sort(
        Comparator.comparing((AttemptSeen attempt) -> attempt.request().position())
            .thenComparing(AttemptSeen::index));
    List<AttemptSeen> once = new ArrayList<>();
    Set<Identity> known = new HashSet<>();
    for (AttemptSeen attempt : ordered) {
      RequestLogged request = attempt.request();
      if (request.requestId() == null
          || known.add(
              new Identity(
                  request.format(),
                  request.requestId(),
                  numberOf(attempt),
                  request.start(),
                  request.status()))) {
        once.add(attempt);
      }
    }
    return once;
  }

  static int numberOf(AttemptSeen seen) {
    return seen.attempt() == null ? 1 : seen.attempt().number();
  }

  private AttemptFacts factsOf(AttemptSeen seen, UpstreamError error) {
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
    Suspects suspects = Suspects.of(route, seen.service(), start, end, answered);
    return new AttemptFacts(
        seen,
        route,
        suspects.pods(),
        suspects.stranger(),
        serviceOf(seen, suspects),
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

  private String serviceOf(AttemptSeen seen, Suspects suspects) {
    if (seen.service() != null) {
      return seen.service();
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
      return new PodExperience(attempt.end(), attempt.start(), null);
    }
    return new PodExperience(null, null, attempt.connectFailed() ? attempt.end() : null);
  }

  private static PodExperience join(PodExperience a, PodExperience b) {
    return new PodExperience(
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
