package io.zerodrop.dashboards.example;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Map;

/** An attempt against a terminating pod of the example rollout, to be varied by the tests. */
public final class AttemptExample {

  private final Termination termination;
  private final long afterDeletionMs;
  private int number = 1;
  private String path = "/cart";
  private String client = "172.30.0.30";
  private Outcome outcome = Outcome.REFUSED;
  private Cause cause = Cause.PROPAGATION_RACE;
  private Double sinceSigterm;
  private boolean masked;
  private String finding = "f-race";
  private long line;
  private long width = 1000;

  AttemptExample(Termination termination, long afterDeletionMs) {
    this.termination = termination;
    this.afterDeletionMs = afterDeletionMs;
    this.line = 200 + afterDeletionMs;
  }

  public AttemptExample path(String newPath) {
    path = newPath;
    return this;
  }

  public AttemptExample client(String newClient) {
    client = newClient;
    return this;
  }

  public AttemptExample line(long newLine) {
    line = newLine;
    return this;
  }

  /** Logged by a clock that leaves this many microseconds open. */
  public AttemptExample within(long micros) {
    width = micros;
    return this;
  }

  public AttemptExample cut() {
    outcome = Outcome.CLOSED;
    cause = Cause.INFLIGHT_CUT;
    finding = "f-cut";
    return this;
  }

  public AttemptExample served() {
    outcome = Outcome.OK;
    cause = null;
    finding = null;
    return this;
  }

  /** Begun that long after SIGTERM; the middle of its bounds may be before it. */
  public AttemptExample afterSigterm(double milliseconds) {
    sinceSigterm = milliseconds;
    return this;
  }

  public AttemptExample masked() {
    masked = true;
    return this;
  }

  public Verdict verdict() {
    long start = termination.at() + afterDeletionMs * 1000;
    boolean failed = outcome.failed() && !masked;
    String request = termination.pod() + "-r" + afterDeletionMs;
    return new Verdict(
        "a-" + request + "-" + number,
        new Stamp(start - width / 2, start + width / 2),
        new Stamp(start + 1000 - width / 2, start + 1000 + width / 2),
        failed,
        request,
        "GET",
        path,
        "token=s3cret",
        failed ? 502 : 200,
        client,
        "ingress-1",
        "shop",
        "web",
        termination.pod(),
        termination.uid(),
        termination.node(),
        termination.addresses().get(0),
        8080,
        number,
        outcome,
        outcome == Outcome.OK ? 200 : 502,
        "terminating",
        "terminating",
        cause,
        null,
        masked,
        0.97,
        cause == null
            ? List.of()
            : List.of(
                new Candidate(cause, 0.97, List.of("refused 0.3 s after SIGTERM"), List.of()),
                new Candidate(Cause.STALE_INGRESS, 0.0, List.of(), List.of("within 5 s"))),
        List.of(new Evidence("access", "logs/access.log", line, "502, refused")),
        cause == null ? List.of() : List.of("kube-proxy"),
        sinceSigterm == null
            ? Map.of(Milestone.DELETION_REQUESTED, (double) afterDeletionMs)
            : Map.of(
                Milestone.DELETION_REQUESTED,
                (double) afterDeletionMs,
                Milestone.SIGTERM,
                sinceSigterm),
        termination.id(),
        finding);
  }
}
