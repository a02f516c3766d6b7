/**
 * What log shippers and container runtimes put around a line, and how it is taken off. {@link
 * io.zerodrop.ingest.envelope.Envelope} lists them.
 */
package io.zerodrop.ingest.envelope;
