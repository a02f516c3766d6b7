package io.zerodrop.ingest.parse.kubeproxy;

import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.klog.KlogEntry;
import io.zerodrop.ingest.parse.klog.KlogReader;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;

/**
 * Reads kube-proxy's log. The node is the one the log names in its own flags ({@code
 * --hostname-override}), else the file's.
 */
public final class KubeProxyParser implements RecordParser {

  private static final String ADVICE =
      "a kube-proxy log has klog lines, as text or JSON; see whether the file is another log or its"
          + " envelope was not recognised";

  private final KlogReader reader;
  private String node;

  public KubeProxyParser(FileContext context) {
    this.reader = new KlogReader(context);
    this.node = context.node();
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    KlogEntry entry;
    try {
      entry = reader.read(record);
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
      return;
    }
    ProxyMessage message = entry == null ? null : entry.kind(ProxyMessage.ALL);
    if (message == null) {
      sink.irrelevant();
    } else if (message == ProxyMessage.NODE_FLAG) {
      nodeFrom(entry.message());
      sink.irrelevant();
    } else {
      sink.event(line(record, entry, message));
    }
  }

  private ProxyLine line(LogRecord record, KlogEntry entry, ProxyMessage message) {
    ProxyFacts facts =
        message.structured()
            ? ProxyFacts.ofPairs(message.kind(), entry.pairs())
            : ProxyFacts.ofWords(message.kind(), entry.message());
    return new ProxyLine(
        record.position(),
        Stamp.at(entry.micros()),
        node,
        entry.process(),
        message.kind(),
        facts.family(),
        facts.service(),
        facts.port(),
        facts.endpoints(),
        facts.count(),
        facts.elapsed());
  }

  private void nodeFrom(String flag) {
    int from = flag.indexOf('"') + 1;
    int to = flag.indexOf('"', from);
    if (to > from) {
      node = flag.substring(from, to);
    }
  }
}
