/**
 * The API server's audit log (audit.k8s.io/v1) to events. Start at {@link
 * io.zerodrop.ingest.parse.audit.AuditParser}. Most lines of an audit log bear on nothing here, so
 * they are told apart as early as possible: by {@link
 * io.zerodrop.ingest.parse.audit.AuditPrefilter} on bytes, then by the fields of the envelope, and
 * only then are bodies read. No body leaves this package but as typed fields.
 */
package io.zerodrop.ingest.parse.audit;
