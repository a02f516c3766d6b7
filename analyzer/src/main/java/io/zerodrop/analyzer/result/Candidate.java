package io.zerodrop.analyzer.result;

import io.zerodrop.ingest.event.SharedText;
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
    speaksFor = SharedText.of(speaksFor);
    against = SharedText.of(against);
  }
}
