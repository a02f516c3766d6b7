package io.zerodrop.analyzer.flink.live;

import io.zerodrop.ingest.types.UnknownForm;

/**
 * The version of what a stream's checkpoints mean. It is raised where a checkpoint of an earlier
 * build would be read without complaint but mean something else; fields that records gain or lose
 * need no other version, for Flink migrates them.
 */
public final class StateSchema {

  public static final long VERSION = 1;

  private StateSchema() {}

  /**
   * @param versions that a checkpoint names; none in those of the first builds, which are of
   *     version 1
   * @throws UnknownForm where it is not of this version
   */
  static void requireKnown(Iterable<Long> versions) throws UnknownForm {
    for (long version : versions) {
      if (version != VERSION) {
        throw new UnknownForm(
            "it is of schema " + version + ", and this build reads schema " + VERSION);
      }
    }
  }
}
