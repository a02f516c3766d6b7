/**
 * The kinds of logs and the formats they come in, and how a format is told from content. {@link
 * io.zerodrop.ingest.format.LogFormat} is the only registry: a new format is one constant there.
 */
package io.zerodrop.ingest.format;
