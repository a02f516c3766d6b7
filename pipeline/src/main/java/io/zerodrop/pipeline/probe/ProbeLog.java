package io.zerodrop.pipeline.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.Timestamps;
import io.zerodrop.dashboards.files.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Samples as JSON lines: with the fields of a proxy's access log in JSON, so that a replay reads
 * them, and those of the probe.
 */
public final class ProbeLog implements AutoCloseable {

  private final OutputStream out;
  private final Target target;

  public ProbeLog(OutputStream out, Target target) {
    this.out = out;
    this.target = target;
  }

  public void add(Sample sample) throws IOException {
    out.write(JsonLines.line(line(sample)));
    out.write('\n');
  }

  ObjectNode line(Sample sample) {
    boolean answered = sample.phase() == Phase.DONE;
    String seconds = seconds(sample.endMicros() - sample.startMicros());
    // 502 and 504 as a proxy would have answered: nobody did.
    boolean timeout = sample.error() != null && sample.error().contains("timed out");
    int status = answered ? sample.status() : timeout ? 504 : 502;
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", Timestamps.format(sample.endMicros()))
        .put("request_id", sample.id())
        .put("request_method", "GET")
        .put("request_uri", path())
        .put("host", target.host())
        .put("status", status)
        .put("request_time", seconds)
        .put("upstream_addr", sample.address().isEmpty() ? "-" : sample.address())
        .put("upstream_status", Integer.toString(status))
        .put("upstream_response_time", seconds)
        .put(
            "upstream_connect_time",
            sample.connectMicros() < 0
                ? sample.reused() ? "0.000" : "-"
                : seconds(sample.connectMicros()));
    ObjectNode probe = line.putObject("probe");
    probe
        .put("sampler", sample.sampler())
        .put("reused", sample.reused())
        .put("due", Timestamps.format(sample.dueMicros()))
        .put("late_ms", sample.lateMicros() / 1000.0)
        .put("latency_ms", (sample.endMicros() - sample.dueMicros()) / 1000.0)
        .put("answered", answered);
    if (sample.failed()) {
      probe.put("failed_in", sample.phase().id());
      probe.put("error", sample.error());
    }
    return line;
  }

  /** Without the query, which may hold secrets. */
  private String path() {
    String path = target.uri().getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.3f", micros / 1e6);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
