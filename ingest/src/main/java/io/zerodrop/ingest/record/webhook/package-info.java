/**
 * Receives what an API server's audit webhook backend sends and answers once it is on disk. Start
 * at {@link io.zerodrop.ingest.record.webhook.AuditWebhook}.
 */
package io.zerodrop.ingest.record.webhook;
