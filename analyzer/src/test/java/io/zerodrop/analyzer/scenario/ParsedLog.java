package io.zerodrop.analyzer.scenario;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.audit.AuditParser;
import io.zerodrop.ingest.parse.haproxy.HaproxyParser;
import io.zerodrop.ingest.parse.kubelet.KubeletParser;
import io.zerodrop.ingest.parse.kubeproxy.KubeProxyParser;
import io.zerodrop.ingest.parse.kubernetes.ManifestParser;
import io.zerodrop.ingest.parse.kubernetes.ObjectParser;
import io.zerodrop.ingest.parse.nginx.IngressNginxParser;
import io.zerodrop.ingest.parse.nginx.NginxErrorParser;
import io.zerodrop.ingest.parse.nginx.NginxJsonParser;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What the product's own parser made of one log file; its name tells the kind, as in a bundle. */
record ParsedLog(
    String name, List<ClusterEvent> events, List<RequestLogged> requests, List<Rejected> rejected)
    implements ParsedSink {

  static ParsedLog of(String name, String text, long reference) {
    ParsedLog log = new ParsedLog(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    FileContext context = new FileContext(name, nodeIn(name), "router", reference, ZoneOffset.UTC);
    RecordParser parser = parser(name, text, context);
    if (name.startsWith("manifests")) {
      log.read(parser, text.split("(?m)^---\\s*$"));
    } else if (name.startsWith("events")) {
      log.read(parser, text);
    } else {
      log.read(parser, text.split("\n"));
    }
    return log;
  }

  private void read(RecordParser parser, String... records) {
    int number = 0;
    for (String record : records) {
      number++;
      if (!record.isBlank()) {
        parser.parse(LogRecord.of(record, name, number), this);
      }
    }
  }

  private static String nodeIn(String name) {
    int node = name.indexOf("node-");
    return node < 0 ? null : name.substring(node).replaceAll("\\..*", "");
  }

  /** By the id of a format, which the file may be named after, else by the name's first word. */
  private static RecordParser parser(String name, String text, FileContext context) {
    String stem = name.replaceAll("\\.log$", "");
    LogFormat format = LogFormat.of(stem).orElse(null);
    if (format != null) {
      return format.newParser(context.laidOut(AccessFormat.layoutOf(stem)));
    }
    switch (name.replaceAll("[-.].*", "")) {
      case "access":
        return text.startsWith("{")
            ? new NginxJsonParser(context)
            : new IngressNginxParser(context);
      case "nginx":
        return new NginxErrorParser(context);
      case "haproxy":
        return new HaproxyParser(context);
      case "audit":
        return new AuditParser(context);
      case "endpointslices":
      case "pods":
      case "events":
        return new ObjectParser(context);
      case "kube":
        return new KubeProxyParser(context);
      case "kubelet":
        return new KubeletParser(context);
      case "manifests":
        return new ManifestParser(context);
      default:
        throw new IllegalArgumentException("no parser for " + name);
    }
  }

  @Override
  public void event(ClusterEvent event) {
    events.add(event);
  }

  @Override
  public void request(RequestLogged request) {
    requests.add(request);
  }

  @Override
  public void rejected(Rejected record) {
    rejected.add(record);
  }

  @Override
  public void irrelevant() {
    // Nothing is made of such a line.
  }
}
