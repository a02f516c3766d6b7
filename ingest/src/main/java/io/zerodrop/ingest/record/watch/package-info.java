/**
 * Watches resources of an API server without losing what happens between two connections: what was
 * missed is fetched by its revision, or told by the difference of two lists. Start at {@link
 * io.zerodrop.ingest.record.watch.ResourceWatcher}.
 */
package io.zerodrop.ingest.record.watch;
