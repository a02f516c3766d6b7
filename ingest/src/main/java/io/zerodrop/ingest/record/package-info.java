/**
 * Writes what a cluster tells live, and keeps nowhere, into a bundle that can be replayed: watches
 * and the audit webhook. Start at {@link io.zerodrop.ingest.record.Recorder}.
 */
package io.zerodrop.ingest.record;
