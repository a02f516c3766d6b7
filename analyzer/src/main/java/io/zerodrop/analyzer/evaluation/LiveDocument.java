package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;

/**
 * One document of a stream in one of its revisions. Of the three contents the one of its kind is
 * there.
 *
 * @param revision a later one of the same id counts more
 * @param retracted whether the document is to go: what it said turned out to be otherwise
 */
public record LiveDocument(
    Kind kind,
    String id,
    long revision,
    boolean retracted,
    Finding finding,
    Verdict attempt,
    Termination termination) {

  /** What a document is about. */
  public enum Kind {
    FINDING,
    ATTEMPT,
    TERMINATION
  }

  static LiveDocument of(Finding finding) {
    return new LiveDocument(Kind.FINDING, finding.id(), 0, false, finding, null, null);
  }

  static LiveDocument of(Verdict attempt) {
    return new LiveDocument(Kind.ATTEMPT, attempt.id(), 0, false, null, attempt, null);
  }

  static LiveDocument of(Termination termination) {
    return new LiveDocument(Kind.TERMINATION, termination.id(), 0, false, null, null, termination);
  }

  /** Among all kinds. */
  public String key() {
    return kind + " " + id;
  }

  /** When what it tells of began, in microseconds. */
  long from() {
    return switch (kind) {
      case FINDING -> finding.start();
      case ATTEMPT -> attempt.start().earliest();
      case TERMINATION -> termination.at();
    };
  }

  /** When what it tells of ended, as far as that is known, in microseconds. */
  long until() {
    return switch (kind) {
      case FINDING -> finding.end();
      case ATTEMPT -> attempt.end().latest();
      case TERMINATION ->
          termination.milestones().stream()
              .mapToLong(Milestone::at)
              .reduce(termination.at(), Math::max);
    };
  }

  boolean saysWhat(LiveDocument other) {
    return as(other.revision, other.retracted).equals(other);
  }

  /** The same, said anew or taken back. */
  public LiveDocument as(long newRevision, boolean isRetracted) {
    return new LiveDocument(kind, id, newRevision, isRetracted, finding, attempt, termination);
  }
}
