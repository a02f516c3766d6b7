package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When each router that picks pods itself had followed the end of an endpoint. Where it logs
 * changes of its view, a line tells. Its requests bound it: not before the last one that it still
 * sent there, and not after so many without one that chance would have sent one. Where traffic ends
 * before, only the first bound is known.
 *
 * <p>A retry does not count: it goes to a peer that was picked when its request came.
 */
public final class RoutersFollowed {

  /**
   * While a pod is one of n that a router spreads its requests over, 10 n requests pass it by with
   * a chance of e^-10.
   */
  private static final int REQUESTS_PER_ENDPOINT = 10;

  private final Map<String, ReadyEndpoints> endpoints;
  private final RequestRate rate;
  private final RouterViews views;
  private final Map<String, Set<String>> routersOfService = new TreeMap<>();
  private final Map<String, Map<String, Stamp>> lastSent = new HashMap<>();

  /**
   * @param endpoints by Service
   * @param verdicts of the Services
   * @param rate of all their requests
   * @param views that routers logged
   */
  private RoutersFollowed(
      Collection<Termination> terminations,
      Map<String, ReadyEndpoints> endpoints,
      Collection<Verdict> verdicts,
      RequestRate rate,
      RouterViews views) {
    this.endpoints = endpoints;
    this.rate = rate;
    this.views = views;
    Map<String, Termination> byId = new HashMap<>();
    terminations.forEach(termination -> byId.put(termination.id(), termination));
    for (Verdict verdict : verdicts) {
      if (picked(verdict, byId.get(verdict.terminationId()))) {
        routersOfService
            .computeIfAbsent(verdict.namespace() + "/" + verdict.service(), s -> new TreeSet<>())
            .add(verdict.router());
        if (verdict.attemptNumber() == 1) {
          lastSent
              .computeIfAbsent(verdict.terminationId(), id -> new TreeMap<>())
              .merge(verdict.router(), verdict.start(), RoutersFollowed::later);
        }
      }
    }
  }

  /**
   * The terminations with what shows when routers had followed them.
   *
   * @param endpoints by Service
   * @param verdicts of the Services
   * @param rate of all their requests
   * @param views that routers logged
   */
  public static List<Termination> in(
      List<Termination> terminations,
      Map<String, ReadyEndpoints> endpoints,
      Collection<Verdict> verdicts,
      RequestRate rate,
      RouterViews views) {
    RoutersFollowed followed = new RoutersFollowed(terminations, endpoints, verdicts, rate, views);
    return terminations.stream().map(followed::in).toList();
  }

  /** Whether a router chose the pod itself. */
  private static boolean picked(Verdict verdict, Termination termination) {
    return termination != null
        && verdict.router() != null
        && verdict.pod() != null
        && verdict.outcome() != Outcome.NO_ENDPOINT
        && termination.addresses().contains(verdict.address());
  }

  private static Stamp later(Stamp a, Stamp b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The termination with a milestone or, where only the lower bound is known, a lag alone. */
  private Termination in(Termination termination) {
    Milestone deletion = step(termination, Milestone.DELETION_REQUESTED);
    Milestone marked = step(termination, Milestone.ENDPOINT_TERMINATING);
    marked = marked == null ? step(termination, Milestone.ENDPOINT_REMOVED) : marked;
    if (deletion == null) {
      return termination; // of a crash routers learn nothing
    }
    marked = marked == null ? deletion : marked;
    long began = deletion.at();
    List<Milestone> milestones = new ArrayList<>(termination.milestones());
    Map<String, Double> lags = new TreeMap<>(termination.lags());
    Map<String, Stamp> sent = lastSent.getOrDefault(termination.id(), Map.of());
    List<Evidence> evidence = new ArrayList<>(termination.evidence());
    Map<String, ViewChange> told = told(termination, sent);
    told.forEach(
        (router, change) -> {
          evidence.add(
              Evidence.of(
                  "router", change.line().position(), String.valueOf(change.line().detail())));
          if (!change.isOnlyTheLatest()) {
            milestones.add(
                new Milestone(
                    Milestone.INGRESS_OBSERVED,
                    change.likely(),
                    change.bounds(),
                    router,
                    "router"));
            lags.put(observed(router), milliseconds(change.likely() - began));
          }
        });
    for (String service : termination.services()) {
      for (String router : routersOfService.getOrDefault(service, Set.of())) {
        Stamp last = sent.get(router);
        if (lags.containsKey(observed(router))) {
          continue;
        }
        long lower = lower(marked.bounds(), last);
        Long upper = upper(service, router, Math.max(lower, latest(marked.bounds(), last)));
        if (told.containsKey(router)) {
          long reloaded = told.get(router).bounds().latest();
          upper = upper == null ? Long.valueOf(reloaded) : Long.valueOf(Math.min(upper, reloaded));
        }
        if (upper == null) {
          lags.put("ingress_unobserved_ms." + router, milliseconds(lower - deletion.at()));
        } else {
          Stamp bounds = new Stamp(lower, Math.max(lower, upper));
          long at =
              last == null ? lower : Math.min(bounds.latest(), Math.max(lower, last.middle()));
          milestones.add(new Milestone(Milestone.INGRESS_OBSERVED, at, bounds, router, "access"));
          lags.put(observed(router), milliseconds(at - deletion.at()));
        }
      }
    }
    return termination.with(milestones, lags, evidence);
  }

  /** By router, what it logged of following the pod's end. */
  private SortedMap<String, ViewChange> told(Termination termination, Map<String, Stamp> sent) {
    SortedMap<String, ViewChange> told = new TreeMap<>();
    for (String router : views.routers()) {
      ViewChange change = views.of(router, termination, sent.get(router));
      if (change != null) {
        told.put(router, change);
      }
    }
    return told;
  }

  private static String observed(String router) {
    return "ingress_observed_ms." + router;
  }

  private static Milestone step(Termination termination, String name) {
    return termination.milestones().stream()
        .filter(milestone -> milestone.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** It cannot follow what is not yet written, nor before its last request there. */
  private static long lower(Stamp marked, Stamp last) {
    return last == null ? marked.earliest() : Math.max(marked.earliest(), last.earliest());
  }

  private static long latest(Stamp marked, Stamp last) {
    return last == null ? marked.latest() : Math.max(marked.latest(), last.latest());
  }

  /** By when chance would have sent a request there; null where too few came. */
  private Long upper(String service, String router, long from) {
    Integer others = endpoints.getOrDefault(service, ReadyEndpoints.UNKNOWN).at(from);
    if (others == null) {
      return null;
    }
    int routers = Math.max(1, routersOfService.get(service).size());
    // This one is another, though it is no longer ready.
    long enough = (long) REQUESTS_PER_ENDPOINT * routers * (others + 1);
    Long second = rate.reached(service, Math.floorDiv(from, Stamp.SECOND) + 1, enough);
    return second == null ? null : Long.valueOf((second + 1) * Stamp.SECOND - 1);
  }

  private static double milliseconds(long micros) {
    return Math.round(micros / 100.0) / 10.0;
  }
}
