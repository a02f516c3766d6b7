package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.probe.ProbeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a verdict down. */
final class VerdictDraft {

  private VerdictDraft() {}

  static Verdict served(AttemptFacts attempt) {
    PodTimeline pod = attempt.suspects().get(0);
    String subtype = attempt.stranger() ? Subtype.IP_REUSE : null;
    return write(attempt, pod, null, subtype, 1, List.of(), List.of(lineOf(attempt)), List.of());
  }

  static Verdict failed(
      AttemptFacts attempt, Weighing best, double likelihood, List<Candidate> candidates) {
    Cause likely = Judge.causeOf(best, likelihood);
    PodTimeline pod = podOf(attempt, likely, best);
    List<String> missing = MissingSources.of(attempt, likely, pod);
    double confidence = likelihood * MissingSources.weight(missing);
    Cause cause = Judge.causeOf(best, confidence);
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(lineOf(attempt));
    if (attempt.error() != null) {
      evidence.add(errorLine(attempt));
    }
    if (cause != Cause.UNKNOWN) {
      best.evidence().forEach(cited -> addOnce(evidence, cited));
    }
    return write(
        attempt,
        pod,
        cause,
        cause == Cause.UNKNOWN ? null : best.subtype(),
        Math.round(confidence * 1000) / 1000.0,
        candidates,
        evidence,
        missing);
  }

  /** Of nginx's error log, or of another router's own log. */
  private static Evidence errorLine(AttemptFacts attempt) {
    String action = attempt.error().action();
    return Evidence.of(
        MissingSources.ofNginx(attempt) ? "nginx-error" : "access",
        attempt.error().position(),
        words(attempt.failure()) + (action.isEmpty() ? "" : " while " + action));
  }

  private static String words(Failure failure) {
    return failure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void addOnce(List<Evidence> evidence, Evidence cited) {
    if (!evidence.contains(cited)) {
      evidence.add(cited);
    }
  }

  /**
   * The pod to name. Behind a Service address a failed connection tells no pod; one that stood
   * tells it where a single pod's end fits.
   */
  private static PodTimeline podOf(AttemptFacts attempt, Cause cause, Weighing best) {
    if (attempt.route().kind() == RouteKind.POD) {
      return attempt.suspects().isEmpty() ? null : attempt.suspects().get(0);
    }
    boolean stood = attempt.connectionLost() && cause.blamesRouting();
    return stood ? best.pod() : null;
  }

  private static Evidence lineOf(AttemptFacts attempt) {
    Attempt tried = attempt.seen().attempt();
    String shows =
        tried == null
            ? "no upstream chosen, answered " + attempt.seen().request().status()
            : "attempt "
                + tried.number()
                + " to "
                + tried.address()
                + (tried.port() > 0 ? ":" + tried.port() : "")
                + ": "
                + attempt.outcome().id();
    boolean probe = ProbeParser.FORMAT.equals(attempt.seen().request().format());
    return Evidence.of(probe ? "probe" : "access", attempt.seen().request().position(), shows);
  }

  private static Verdict write(
      AttemptFacts facts,
      PodTimeline pod,
      Cause cause,
      String subtype,
      double confidence,
      List<Candidate> candidates,
      List<Evidence> evidence,
      List<String> missing) {
    RequestLogged request = facts.seen().request();
    Attempt attempt = facts.seen().attempt();
    int number = AttemptIdentity.numberOf(facts.seen());
    boolean requestFailed = requestFailed(request, facts);
    String service = facts.service();
    int slash = service == null ? -1 : service.indexOf('/');
    return new Verdict(
        facts.id().get(),
        facts.start(),
        facts.end(),
        requestFailed,
        request.requestId(),
        request.method(),
        request.path(),
        request.query(),
        request.status(),
        request.clientIp(),
        request.router(),
        pod != null ? pod.namespace() : slash < 0 ? null : service.substring(0, slash),
        slash < 0 ? null : service.substring(slash + 1),
        pod == null ? null : pod.name(),
        pod == null ? null : pod.uid(),
        pod != null ? pod.node() : facts.route().node(),
        attempt == null ? null : attempt.address(),
        attempt == null ? 0 : attempt.port(),
        number,
        facts.outcome(),
        attempt == null ? 0 : attempt.status(),
        Phases.at(pod, facts.start()),
        Phases.at(pod, facts.end()),
        cause,
        subtype,
        facts.outcome() != Outcome.OK && !requestFailed,
        confidence,
        candidates,
        evidence,
        missing,
        offsets(pod, facts.start()),
        pod == null ? terminationOf(facts, cause) : pod.terminationId(),
        null);
  }

  private static boolean requestFailed(RequestLogged request, AttemptFacts facts) {
    int status = request.status();
    if (status == 0) {
      return facts.outcome().failed();
    }
    return status >= 500 || status == 499 || status == 460;
  }

  /** Without one pod: the termination of the pod whose end is nearest before the attempt. */
  private static String terminationOf(AttemptFacts facts, Cause cause) {
    if (cause == null || !cause.blamesRouting()) {
      return null;
    }
    PodTimeline nearest = null;
    for (PodTimeline pod : facts.route().pods()) {
      boolean before =
          pod.deleted()
              && pod.deletion().earliest() <= facts.end().latest()
              && (facts.route().node() == null || facts.route().node().equals(pod.node()));
      if (before && (nearest == null || pod.deletion().compareTo(nearest.deletion()) > 0)) {
        nearest = pod;
      }
    }
    return nearest == null ? null : nearest.terminationId();
  }

  private static Map<String, Double> offsets(PodTimeline pod, Stamp start) {
    Map<String, Double> offsets = new TreeMap<>();
    if (pod == null) {
      return offsets;
    }
    put(offsets, Milestone.DELETION_REQUESTED, pod.deletion(), start);
    put(offsets, Milestone.ENDPOINT_TERMINATING, pod.terminating(), start);
    put(offsets, Milestone.ENDPOINT_REMOVED, pod.removed(), start);
    put(offsets, Milestone.SIGTERM, pod.sigterm(), start);
    put(
        offsets,
        Milestone.CONTAINER_EXITED,
        pod.servingExit() == null ? null : pod.servingExit().at(),
        start);
    put(offsets, Milestone.KILL_DEADLINE, pod.killDeadline(), start);
    put(offsets, Milestone.POD_GONE, pod.gone(), start);
    return offsets;
  }

  private static void put(Map<String, Double> offsets, String name, Stamp at, Stamp start) {
    if (at != null) {
      offsets.put(name, Math.round((start.middle() - at.middle()) / 100.0) / 10.0);
    }
  }
}
