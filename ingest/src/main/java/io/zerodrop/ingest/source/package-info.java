/**
 * Log files as a Flink source: {@link io.zerodrop.ingest.source.LogFileSource} reads many files at
 * once in the order of time, parses them where they are read and says at the end of each what was
 * in it. {@link io.zerodrop.ingest.source.ParsedStreams} takes its output apart.
 */
package io.zerodrop.ingest.source;
