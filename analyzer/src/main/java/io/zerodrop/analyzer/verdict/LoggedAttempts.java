package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.List;

/**
 * The attempts to one route and the lines of error logs that speak of them: what does not depend on
 * what stood behind the route.
 */
public final class LoggedAttempts {

  private final List<AttemptSeen> seen;
  private final List<UpstreamError> errors;
  private final AttemptIdentity identity;
  private final ErrorLines lines;

  /**
   * @param seen in any order
   * @param errors lines of error logs about the route
   */
  public LoggedAttempts(List<AttemptSeen> seen, List<UpstreamError> errors) {
    this.seen = seen;
    this.errors = errors;
    this.identity = new AttemptIdentity(seen);
    this.lines = new ErrorLines(identity.attempts(), errors);
  }

  /** As they were logged, some perhaps more than once. */
  public List<AttemptSeen> seen() {
    return seen;
  }

  /** Of error logs about the route. */
  public List<UpstreamError> errors() {
    return errors;
  }

  /** Each once, in an order that depends on their content alone. */
  List<AttemptSeen> attempts() {
    return identity.attempts();
  }

  public boolean isEmpty() {
    return identity.attempts().isEmpty();
  }

  String idOf(AttemptSeen attempt) {
    return identity.idOf(attempt);
  }

  /** Null where no line speaks of it. */
  UpstreamError errorOf(AttemptSeen attempt) {
    return lines.of(attempt);
  }
}
