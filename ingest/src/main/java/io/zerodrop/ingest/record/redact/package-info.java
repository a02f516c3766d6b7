/**
 * Takes out of what is recorded all that no analysis needs and that may be a secret. Start at
 * {@link io.zerodrop.ingest.record.redact.Redaction}.
 */
package io.zerodrop.ingest.record.redact;
