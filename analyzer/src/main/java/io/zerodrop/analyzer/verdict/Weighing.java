package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodTimeline;
import java.util.ArrayList;
import java.util.List;

/**
 * What one rule makes of one attempt.
 *
 * @param likelihood 0 where the cause is ruled out
 * @param pod the one that the argument is about, null where no single one stands out
 */
public record Weighing(
    Cause cause,
    String subtype,
    double likelihood,
    List<String> speaksFor,
    List<String> against,
    List<Evidence> evidence,
    PodTimeline pod) {

  public Weighing {
    likelihood = Math.max(0, Math.min(1, likelihood));
    speaksFor = List.copyOf(speaksFor);
    against = List.copyOf(against);
    evidence = List.copyOf(evidence);
  }

  public static Weighing ruledOut(Cause cause, String why) {
    return new Weighing(cause, null, 0, List.of(), List.of(why), List.of(), null);
  }

  Weighing about(PodTimeline one) {
    return new Weighing(cause, subtype, likelihood, speaksFor, against, evidence, one);
  }

  public static Builder of(Cause cause) {
    return new Builder(cause);
  }

  public Candidate toCandidate(double share) {
    return new Candidate(cause, Math.round(share * 1000) / 1000.0, speaksFor, against);
  }

  /** Collects arguments; each factor multiplies the likelihood. */
  public static final class Builder {
    private final Cause cause;
    private String subtype;
    private double likelihood = 1;
    private final List<String> speaksFor = new ArrayList<>();
    private final List<String> against = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    private Builder(Cause cause) {
      this.cause = cause;
    }

    public Builder subtype(String word) {
      this.subtype = word;
      return this;
    }

    public Builder times(double factor, String why) {
      likelihood *= factor;
      (factor >= 0.5 ? speaksFor : against).add(why);
      return this;
    }

    public Builder supports(String why) {
      speaksFor.add(why);
      return this;
    }

    public Builder cites(Evidence cited) {
      if (cited != null && !evidence.contains(cited)) {
        evidence.add(cited);
      }
      return this;
    }

    public Weighing build() {
      return new Weighing(cause, subtype, likelihood, speaksFor, against, evidence, null);
    }
  }
}
