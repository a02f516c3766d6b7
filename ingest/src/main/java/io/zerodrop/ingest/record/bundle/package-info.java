/**
 * The bundle that a recorder writes: segments of lines, one kind of record a file, that are on disk
 * before anything is acknowledged. Start at {@link io.zerodrop.ingest.record.bundle.BundleWriter}.
 */
package io.zerodrop.ingest.record.bundle;
