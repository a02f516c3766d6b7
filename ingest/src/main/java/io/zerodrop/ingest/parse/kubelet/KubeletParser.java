package io.zerodrop.ingest.parse.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.KubeletLine.Kind;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.klog.KlogEntry;
import io.zerodrop.ingest.parse.klog.KlogReader;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import java.util.List;

/**
 * Reads the kubelet's log. The node is the one the log names itself (registration, {@code
 * --hostname-override}), else the file's.
 *
 * <p>{@link Kind#KILLING} comes after the preStop hook and so dates SIGTERM, with the grace that
 * remains. SIGKILL has no line.
 */
public final class KubeletParser implements RecordParser {

  private static final String ADVICE =
      "a kubelet log has klog lines, as text or JSON; see whether the file is another log or its"
          + " envelope was not recognised";

  private final KlogReader reader;
  private String node;

  public KubeletParser(FileContext context) {
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
    KubeletMessage message = entry == null ? null : entry.kind(KubeletMessage.ALL);
    if (message == null) {
      sink.irrelevant();
      return;
    }
    LineBuilder line = new LineBuilder(record, entry, node);
    switch (message) {
      case DELETE -> pods(entry.pairs().list("pods"), line.kind(Kind.POD_DELETE_SEEN), sink);
      case REMOVE -> pods(entry.pairs().list("pods"), line.kind(Kind.POD_REMOVED), sink);
      case KILLING -> sink.event(line.kind(Kind.KILLING).build());
      case PRESTOP_FAILED -> sink.event(line.kind(Kind.PRESTOP_FAILED).build());
      case PRESTOP_TOO_LONG -> sink.event(line.kind(Kind.GRACE_EXHAUSTED_BY_PRESTOP).build());
      case PLEG_EVENT -> pleg(PlegEvent.of(entry.pairs().node("event")), line, sink);
      case FINISHED -> sink.event(line.kind(Kind.CONTAINER_FINISHED).build());
      case PROBE -> sink.event(probe(entry, line).build());
      case RESTART_DECIDED -> restart(entry, line, sink);
      case EVICTION -> sink.event(line.kind(Kind.EVICTING).detail(entry.message()).build());
      case SHUTDOWN -> shutdown(entry, line, sink);
      case OOM -> sink.event(line.kind(Kind.OOM).detail(entry.pairs().text("event")).build());
      case OLD_DELETE -> pods(oldPods(entry), line.kind(Kind.POD_DELETE_SEEN), sink);
      case OLD_REMOVE -> pods(oldPods(entry), line.kind(Kind.POD_REMOVED), sink);
      case OLD_KILLING -> sink.event(oldKilling(entry.message(), line).build());
      case OLD_PLEG_EVENT -> oldPleg(entry.message(), line, sink);
      case OLD_LIVENESS -> sink.event(oldProbe(entry, line.kind(Kind.LIVENESS_FAILED)).build());
      case OLD_READINESS -> sink.event(oldProbe(entry, line.kind(Kind.PROBE_FAILED)).build());
      case NODE, NODE_FLAG -> {
        nodeFrom(entry, message);
        sink.irrelevant();
      }
    }
  }

  private static void pods(List<String> pods, LineBuilder line, ParsedSink sink) {
    if (pods.isEmpty()) {
      sink.irrelevant();
    }
    for (String pod : pods) {
      sink.event(line.pod(PodName.of(pod)).build());
    }
  }

  private static void pleg(PlegEvent event, LineBuilder line, ParsedSink sink) {
    if (event.kind() == null) {
      sink.irrelevant();
      return;
    }
    sink.event(
        line.kind(event.kind()).podUid(event.podUid()).containerId(event.containerId()).build());
  }

  private static LineBuilder probe(KlogEntry entry, LineBuilder line) {
    boolean liveness = "Liveness".equalsIgnoreCase(entry.pairs().text("probeType"));
    return line.kind(liveness ? Kind.LIVENESS_FAILED : Kind.PROBE_FAILED)
        .detail(entry.pairs().text("probeType") + ": " + entry.pairs().text("output"));
  }

  /** The kubelet restarts a container: {@code Container app failed liveness probe, will be ...}. */
  private static void restart(KlogEntry entry, LineBuilder line, ParsedSink sink) {
    String message = entry.pairs().text("containerMessage");
    if (message != null && message.contains("failed") && message.contains("probe")) {
      sink.event(line.kind(Kind.LIVENESS_FAILED).containerId(id(entry)).detail(message).build());
    } else {
      sink.irrelevant();
    }
  }

  /**
   * {@code "containerd://c1"}, or as klog's JSON has it {@code {"Type":"containerd","ID":"c1"}}.
   */
  private static String id(KlogEntry entry) {
    JsonNode id = entry.pairs().node("containerStatusID");
    return id != null && id.isObject()
        ? id.path("ID").asText(null)
        : entry.pairs().text("containerStatusID");
  }

  private static void shutdown(KlogEntry entry, LineBuilder line, ParsedSink sink) {
    if ("false".equals(entry.pairs().text("event"))) {
      sink.irrelevant();
    } else {
      sink.event(line.kind(Kind.NODE_SHUTDOWN).detail(entry.message()).build());
    }
  }

  private static List<String> oldPods(KlogEntry entry) {
    String message = entry.message();
    int list = message.indexOf("): \"");
    return list < 0
        ? List.of()
        : List.of(message.substring(list + 4).replace("\"", "").split(", *"));
  }

  private static LineBuilder oldKilling(String message, LineBuilder line) {
    int from = message.indexOf('"') + 1;
    int to = message.indexOf('"', from);
    long grace = -1;
    int with = message.indexOf(" with ", from);
    if (with >= 0) {
      String digits = message.substring(with + 6).split("[^0-9]", 2)[0];
      grace = digits.isEmpty() || digits.length() > 9 ? -1 : Long.parseLong(digits);
    }
    return line.kind(Kind.KILLING)
        .containerId(to < 0 ? null : message.substring(from, to))
        .grace(grace);
  }

  /** {@code SyncLoop (PLEG): "pod_ns(uid)", event: &pleg.PodLifecycleEvent{ID:"..", ...}}. */
  private static void oldPleg(String message, LineBuilder line, ParsedSink sink) {
    int from = message.indexOf('"') + 1;
    int to = Math.max(from, message.indexOf('"', from));
    line.pod(PodName.of(message.substring(from, to)));
    pleg(PlegEvent.ofGo(message.substring(to)), line, sink);
  }

  /** {@code Liveness probe for "pod_ns(uid):container" failed (failure): ...}. */
  private static LineBuilder oldProbe(KlogEntry entry, LineBuilder line) {
    String message = entry.message();
    int from = message.indexOf('"') + 1;
    String name = message.substring(from, Math.max(from, message.indexOf('"', from)));
    int container = name.lastIndexOf("):");
    if (container >= 0) {
      line.pod(PodName.of(name.substring(0, container + 1)))
          .container(name.substring(container + 2));
    }
    return line.detail(message);
  }

  private void nodeFrom(KlogEntry entry, KubeletMessage message) {
    String named = entry.pairs().name("node");
    if (message == KubeletMessage.NODE_FLAG) {
      String flag = entry.message();
      int from = flag.indexOf('"') + 1;
      named = flag.substring(from, Math.max(from, flag.indexOf('"', from)));
    }
    if (named != null && !named.isEmpty()) {
      node = named;
    }
  }
}
