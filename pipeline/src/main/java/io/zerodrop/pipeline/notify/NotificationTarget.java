package io.zerodrop.pipeline.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.dashboards.document.FindingDocument;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Who is told of a finding.
 *
 * @param url may be a secret: it is not to be shown but for its host
 */
public record NotificationTarget(Kind kind, URI url) {

  /** What the receiver understands. */
  public enum Kind {
    /** The finding as it stands in findings.ndjson. */
    WEBHOOK,
    /** Incoming webhooks of Slack, which Mattermost and others take too: {@code {"text": ...}}. */
    SLACK,
    /** The v2 API of Prometheus' Alertmanager: {@code POST /api/v2/alerts}. */
    ALERTMANAGER
  }

  /** Where to post to. */
  URI address() {
    boolean complete = kind != Kind.ALERTMANAGER || url.getPath().endsWith("/alerts");
    String base = url.toString();
    return complete ? url : URI.create((base.endsWith("/") ? base : base + "/") + "api/v2/alerts");
  }

  JsonNode body(Finding finding) {
    return switch (kind) {
      case WEBHOOK ->
          JsonNodeFactory.instance
              .objectNode()
              .put("event", "finding")
              .set("finding", FindingDocument.TYPE.document(finding));
      case SLACK -> JsonNodeFactory.instance.objectNode().put("text", text(finding));
      case ALERTMANAGER -> alerts(finding);
    };
  }

  private static String text(Finding finding) {
    return "*" + finding.cause() + "* " + service(finding) + "\n" + finding.sentence();
  }

  private static String service(Finding finding) {
    return finding.service() == null ? "" : finding.namespace() + "/" + finding.service();
  }

  /** Alerts with the same labels are one, so telling it again changes nothing. */
  private static ArrayNode alerts(Finding finding) {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    ObjectNode alert = alerts.addObject();
    alert
        .putObject("labels")
        .put("alertname", "ZerodropFinding")
        .put("cause", String.valueOf(finding.cause()))
        .put("service", service(finding))
        .put("finding_id", finding.id());
    alert.putObject("annotations").put("summary", finding.sentence());
    alert.put("startsAt", Instant.EPOCH.plus(finding.start(), ChronoUnit.MICROS).toString());
    return alerts;
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " at " + url.getHost();
  }
}
