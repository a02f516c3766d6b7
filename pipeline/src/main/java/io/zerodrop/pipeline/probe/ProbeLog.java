package io.zerodrop.pipeline.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.Timestamps;
import io.zerodrop.dashboards.files.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Samples and signs of life as JSON lines, which a replay reads as what the client saw. */
public final class ProbeLog implements AutoCloseable {

  private static final int VERSION = 1;

  private final OutputStream out;
  private final Target target;

  public ProbeLog(OutputStream out, Target target) {
    this.out = out;
    this.target = target;
  }

  public void add(Sample sample) throws IOException {
    write(line(sample));
  }

  public void add(Heartbeat beat) throws IOException {
    write(
        line("heartbeat")
            .put("time", Timestamps.format(beat.atMicros()))
            .put("longest_pause_ms", beat.longestPauseMicros() / 1000.0)
            .put("sent", beat.sent()));
  }

  private void write(ObjectNode line) throws IOException {
    out.write(JsonLines.line(line));
    out.write('\n');
  }

  private static ObjectNode line(String kind) {
    return JsonNodeFactory.instance.objectNode().put("zerodrop_probe", VERSION).put("kind", kind);
  }

  ObjectNode line(Sample sample) {
    ObjectNode line =
        line("request")
            .put("id", sample.id())
            .put("sampler", sample.sampler())
            .put("reused", sample.reused())
            .put("method", "GET")
            .put("url", target.withoutQuery());
    if (!sample.address().isEmpty()) {
      line.put("address", sample.address());
    }
    line.put("due", Timestamps.format(sample.dueMicros()))
        .put("start", Timestamps.format(sample.startMicros()))
        .put("took_s", seconds(sample.endMicros() - sample.startMicros()))
        .put("late_ms", sample.lateMicros() / 1000.0)
        .put("latency_ms", (sample.endMicros() - sample.dueMicros()) / 1000.0);
    if (sample.connectMicros() >= 0) {
      line.put("connect_s", seconds(sample.connectMicros()));
    }
    if (sample.phase() == Phase.DONE) {
      line.put("status", sample.status());
    } else {
      line.put("failed_in", sample.phase().id())
          .put("failure", sample.fault().id())
          .put("error", sample.error());
    }
    if (sample.ownFault() != null) {
      line.put("own_fault", sample.ownFault());
    }
    return line;
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.6f", micros / 1e6);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
