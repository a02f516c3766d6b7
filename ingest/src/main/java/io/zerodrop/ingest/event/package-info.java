/**
 * What one record of a log says, as values. Start at {@link io.zerodrop.ingest.event.ClusterEvent}
 * and {@link io.zerodrop.ingest.event.RequestLogged}. Times are microseconds since the Unix epoch,
 * held as {@link io.zerodrop.ingest.event.Stamp}s wherever the log leaves room.
 */
package io.zerodrop.ingest.event;
