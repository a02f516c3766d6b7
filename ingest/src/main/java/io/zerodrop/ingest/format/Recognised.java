package io.zerodrop.ingest.format;

/**
 * What one record looks like. The format may be one that is known to exist but has no parser.
 *
 * @param format the id of a {@link LogFormat}, if there is one for it
 */
record Recognised(String format, LogKind kind) {}
