package io.zerodrop.analyzer.verdict;

import io.zerodrop.ingest.event.Stamp;

/**
 * What the attempts to one pod show of it, taken together.
 *
 * @param firstTried start of the first attempt that was kept, null if none was
 * @param firstServed end of the first attempt that it served well, null if none was kept
 * @param lastServed start of the last attempt that it served well, null if none was kept
 * @param firstRefused end of the first attempt whose connection it did not take, null if none
 */
public record PodExperience(
    Stamp firstTried, Stamp firstServed, Stamp lastServed, Stamp firstRefused) {
  public static final PodExperience NONE = new PodExperience(null, null, null, null);
}
