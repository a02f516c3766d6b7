package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.VirtualAddresses;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.List;

/** All that routers' logs say of one route; in any order. */
final class RouteSightings {

  private final List<AttemptSeen> attempts = new ArrayList<>();
  private final List<UpstreamError> errors = new ArrayList<>();
  private final List<RouterLine> switches = new ArrayList<>();

  void add(AttemptSeen attempt) {
    attempts.add(attempt);
  }

  void add(UpstreamError error) {
    errors.add(error);
  }

  void add(RouterLine line) {
    switches.add(line);
  }

  /** Takes those in that turn out to be of the same route. */
  void addAll(RouteSightings other) {
    attempts.addAll(other.attempts);
    errors.addAll(other.errors);
  }

  /**
   * The route that those of a key without a history turn out to be of; null where that cannot be
   * told.
   */
  String turnsOutToBe(RouteKeys keys) {
    return VirtualAddresses.keyOf(attempts, keys);
  }

  List<AttemptSeen> attempts() {
    return attempts;
  }

  List<UpstreamError> errors() {
    return errors;
  }

  List<RouterLine> switches() {
    return switches;
  }

  /** Whether the other holds the same in the same order. */
  boolean sameAs(RouteSightings other) {
    return attempts.equals(other.attempts)
        && errors.equals(other.errors)
        && switches.equals(other.switches);
  }

  /** The history of the route that they turned out to be of, null where it does not fit them. */
  RouteHistory plausible(RouteHistory history) {
    return history != null && VirtualAddresses.plausible(history, attempts) ? history : null;
  }
}
