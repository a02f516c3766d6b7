package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.RouterLine.Kind;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.klog.KlogEntry;
import io.zerodrop.ingest.parse.klog.KlogReader;
import io.zerodrop.ingest.parse.klog.MessageTable;
import io.zerodrop.ingest.parse.text.Excerpt;
import io.zerodrop.ingest.parse.text.Mismatch;

/**
 * The ingress-nginx controller's own klog lines that say when it changed its view
 * (internal/ingress/controller/controller.go, nginx.go). At the default verbosity an update of
 * endpoints alone leaves none.
 */
final class ControllerLines {

  private static final MessageTable<Kind> MESSAGES =
      new MessageTable<Kind>()
          .prefix("Configuration changes detected, backend reload required", Kind.RELOAD_STARTED)
          .prefix("Backend successfully reloaded", Kind.RELOADED)
          .prefix("Dynamic reconfiguration succeeded", Kind.RECONFIGURED)
          .prefix("Dynamic reconfiguration failed", Kind.RELOAD_FAILED)
          .prefix("Unexpected failure reconfiguring NGINX", Kind.RELOAD_FAILED)
          .prefix("Unexpected failure reloading the backend", Kind.RELOAD_FAILED)
          .prefix("Service \"", Kind.NO_ENDPOINTS);

  private final String router;
  private final KlogReader reader;

  ControllerLines(FileContext context) {
    this.router = context.router();
    this.reader = new KlogReader(context);
  }

  void parse(LogRecord record, ParsedSink sink) throws Mismatch {
    KlogEntry entry = reader.read(record);
    Kind kind = entry == null ? null : entry.kind(MESSAGES);
    String message = kind == null ? "" : entry.message();
    boolean noEndpoints = kind == Kind.NO_ENDPOINTS;
    if (kind == null || noEndpoints && !message.contains("does not have any active Endpoint")) {
      sink.irrelevant();
      return;
    }
    String service = noEndpoints ? quoted(message) : null;
    sink.event(
        new RouterLine(
            record.position(),
            Stamp.at(entry.micros()),
            router,
            kind,
            service,
            null,
            Excerpt.of(message)));
  }

  private static String quoted(String message) {
    int from = message.indexOf('"') + 1;
    return message.substring(from, Math.max(from, message.indexOf('"', from)));
  }
}
