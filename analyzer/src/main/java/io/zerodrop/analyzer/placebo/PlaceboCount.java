package io.zerodrop.analyzer.placebo;

/**
 * What came of judging failed attempts against ends that did not happen then.
 *
 * @param attempts that were judged, each once for every delay
 * @param blamed those that were nevertheless laid to the end of a pod
 */
public record PlaceboCount(long attempts, long blamed) {

  public static final PlaceboCount NONE = new PlaceboCount(0, 0);

  public PlaceboCount plus(PlaceboCount other) {
    return new PlaceboCount(attempts + other.attempts, blamed + other.blamed);
  }
}
