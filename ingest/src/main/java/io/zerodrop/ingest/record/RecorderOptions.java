package io.zerodrop.ingest.record;

import io.fabric8.kubernetes.client.Config;
import io.zerodrop.ingest.record.bundle.Rotation;
import io.zerodrop.ingest.record.webhook.WebhookOptions;
import java.nio.file.Path;

/**
 * What to record, and where to.
 *
 * @param bundle the directory; made if it is not there
 * @param cluster whose resources to watch, null to watch none
 * @param namespace to watch, null for all
 * @param webhook where to receive audit events, null to receive none
 */
public record RecorderOptions(
    Path bundle, Config cluster, String namespace, WebhookOptions webhook, Rotation rotation) {

  public RecorderOptions {
    if (cluster == null && webhook == null) {
      throw new IllegalArgumentException("neither a cluster to watch nor a webhook to receive");
    }
  }
}
