package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.SliceState;
import io.zerodrop.ingest.event.Stamp;

/**
 * One version of an EndpointSlice.
 *
 * @param revision its resourceVersion, 0 where the record lacks it
 * @param at from the earliest time of the write to the time by which a watcher had it
 * @param deleted whether this version is the slice's deletion
 */
record SliceVersion(SliceState slice, long revision, Stamp at, boolean deleted, ClusterEvent from) {

  SliceVersion dated(Stamp stamp) {
    return new SliceVersion(slice, revision, stamp, deleted, from);
  }
}
