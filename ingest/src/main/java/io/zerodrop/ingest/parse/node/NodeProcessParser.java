package io.zerodrop.ingest.parse.node;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.klog.KlogReader;
import io.zerodrop.ingest.parse.kubelet.KubeletParser;
import io.zerodrop.ingest.parse.kubeproxy.KubeProxyParser;
import io.zerodrop.ingest.parse.text.ByteCursor;

/**
 * Reads the log of k3s, RKE2 and MicroK8s, where kubelet, kube-proxy and the control plane run in
 * one process: each line belongs to whom its message tells. Lines that do not come from klog are
 * the launcher's own.
 */
public final class NodeProcessParser implements RecordParser {

  private final KubeProxyParser proxy;
  private final KubeletParser kubelet;

  public NodeProcessParser(FileContext context) {
    this.proxy = new KubeProxyParser(context);
    this.kubelet = new KubeletParser(context);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    boolean json = record.length() > 0 && record.bytes()[record.from()] == '{';
    if (json ? ofDatastore(record) : !KlogReader.looksLikeText(record)) {
      sink.irrelevant();
      return;
    }
    Offered offered = new Offered(sink);
    proxy.parse(record, offered);
    if (!offered.taken) {
      kubelet.parse(record, sink);
    }
  }

  /** The embedded etcd writes JSON of its own, with the time as text. */
  private static boolean ofDatastore(LogRecord record) {
    return new ByteCursor().over(record).indexOf("\"ts\":\"") >= 0;
  }

  /** Hands on what kube-proxy's parser knows, and nothing else. */
  private static final class Offered implements ParsedSink {

    private final ParsedSink sink;
    private boolean taken;

    Offered(ParsedSink sink) {
      this.sink = sink;
    }

    @Override
    public void event(ClusterEvent event) {
      taken = true;
      sink.event(event);
    }

    @Override
    public void request(RequestLogged request) {
      taken = true;
      sink.request(request);
    }

    @Override
    public void rejected(Rejected rejected) {
      // the kubelet's parser says so too
    }

    @Override
    public void irrelevant() {
      // it may still be the kubelet's
    }
  }
}
