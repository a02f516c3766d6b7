package io.zerodrop.pipeline.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** What the samples of one sampler come to. */
public final class ProbeTally {

  /** A request sent later than this says more of the probe than of its target. */
  private static final long LATE_MICROS = 1_000_000;

  private long requests;
  private long failed;
  private long late;
  private long ownFaults;
  private final Map<String, Long> failures = new TreeMap<>();

  public void add(Sample sample) {
    requests++;
    late += sample.lateMicros() > LATE_MICROS ? 1 : 0;
    ownFaults += sample.ownFault() == null ? 0 : 1;
    if (sample.failed()) {
      failed++;
      boolean answered = sample.phase() == Phase.DONE;
      failures.merge(answered ? "status " + sample.status() : sample.phase().id(), 1L, Long::sum);
    }
  }

  public long requests() {
    return requests;
  }

  public long failed() {
    return failed;
  }

  public Map<String, Long> failures() {
    return Map.copyOf(failures);
  }

  /** Requests that the probe itself held up for more than a second. */
  public long late() {
    return late;
  }

  /** Requests that failed through the probe itself; they count as neither failed nor well. */
  public long ownFaults() {
    return ownFaults;
  }

  public double failedShare() {
    return requests == 0 ? 0 : (double) failed / requests;
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("requests", requests).put("failed", failed).put("sent_late", late);
    json.put("own_faults", ownFaults);
    ObjectNode by = json.putObject("failures");
    failures.forEach(by::put);
    return json;
  }

  @Override
  public String toString() {
    return requests
        + " requests, "
        + failed
        + " failed"
        + (failures.isEmpty() ? "" : " " + failures)
        + (ownFaults == 0 ? "" : ", " + ownFaults + " spoilt by the probe itself");
  }
}
