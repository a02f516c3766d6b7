package io.zerodrop.analyzer.result;

import java.util.List;

/**
 * A cause that was weighed.
 *
 * @param likelihood 0 for ruled out; the shares of all candidates of an attempt add up to at most 1
 * @param speaksFor what supports it
 * @param against what speaks against it or rules it out
 */
public record Candidate(
    Cause cause, double likelihood, List<String> speaksFor, List<String> against) {

  public Candidate {
    speaksFor = List.copyOf(speaksFor);
    against = List.copyOf(against);
  }
}
