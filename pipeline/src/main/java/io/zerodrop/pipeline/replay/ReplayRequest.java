package io.zerodrop.pipeline.replay;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.ingest.read.InputOptions.Forced;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * What a user asked to be replayed, already checked for what can be checked without reading.
 *
 * @param inputs files, directories and archives, as the user gave them; {@code -} for stdin
 * @param out where the outputs go; made if it is not there
 * @param forced what files are, whatever they look like; the first that fits a file decides
 * @param zone of local times that carry none (klog, nginx error log, HAProxy); null to infer it
 * @param year of times that carry none (klog, syslog); null to infer it
 * @param keepQuery whether the query string of a request goes to the outputs
 * @param redact whether clients are numbered instead of named by their addresses
 * @param parallelism of the job, at least 1; never changes the result
 * @param correctClocks whether to correct the clocks of sources that are found to be off
 * @param elasticsearch where the results are published too, null for nowhere
 */
public record ReplayRequest(
    List<String> inputs,
    Path out,
    List<Forced> forced,
    ZoneId zone,
    Integer year,
    boolean keepQuery,
    boolean redact,
    int parallelism,
    NormalPropagation normalPropagation,
    boolean correctClocks,
    ConnectionSettings elasticsearch) {

  /** The input that stands for the standard input. */
  public static final String STDIN = "-";

  public ReplayRequest {
    inputs = List.copyOf(inputs);
    forced = List.copyOf(forced);
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism is " + parallelism + ", expected at least 1");
    }
  }

  /** A replay that corrects clocks and publishes nothing. */
  public ReplayRequest(
      List<String> inputs,
      Path out,
      List<Forced> forced,
      ZoneId zone,
      Integer year,
      boolean keepQuery,
      boolean redact,
      int parallelism,
      NormalPropagation normalPropagation) {
    this(
        inputs,
        out,
        forced,
        zone,
        year,
        keepQuery,
        redact,
        parallelism,
        normalPropagation,
        true,
        null);
  }

  public ReplayRequest publishingTo(ConnectionSettings target) {
    return with(correctClocks, target);
  }

  public ReplayRequest withoutClockCorrection() {
    return with(false, elasticsearch);
  }

  private ReplayRequest with(boolean correct, ConnectionSettings target) {
    return new ReplayRequest(
        inputs,
        out,
        forced,
        zone,
        year,
        keepQuery,
        redact,
        parallelism,
        normalPropagation,
        correct,
        target);
  }

  /** A replay with nothing forced and the default thresholds. */
  public static ReplayRequest of(List<String> inputs, Path out, int parallelism) {
    return new ReplayRequest(
        inputs, out, List.of(), null, null, false, false, parallelism, NormalPropagation.DEFAULT);
  }
}
