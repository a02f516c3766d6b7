package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.ingest.format.LogKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * One run: what was read, what was found, how far it can be trusted.
 *
 * @param version of zerodrop
 * @param causes failed attempts by cause
 * @param findings their ids, sorted
 * @param placebo null if the control was not run
 * @param speed null where nobody measured it
 * @param propagation how soon each router followed
 * @param advice the one setting that would have made the verdicts surer, null if nothing was
 *     missing
 */
public record RunSummary(
    String version,
    List<InputFile> inputs,
    Totals totals,
    Map<Cause, Long> causes,
    List<String> findings,
    List<SourceCoverage> coverage,
    Placebo placebo,
    RunSpeed speed,
    List<PropagationLag> propagation,
    String advice) {

  public RunSummary {
    inputs = inputs.stream().sorted(InputFile.ORDER).toList();
    findings = findings.stream().sorted().toList();
    coverage = List.copyOf(coverage);
    propagation = List.copyOf(propagation);
  }

  /**
   * @param requests and {@code attempts}: of the whole input, kept or not
   */
  public static RunSummary of(
      String version,
      List<InputFile> inputs,
      long requests,
      long attempts,
      Tally tally,
      List<SourceCoverage> coverage,
      Placebo placebo,
      RunSpeed speed) {
    return new RunSummary(
        version,
        inputs,
        tally.totals(requests, attempts),
        tally.causes(),
        tally.findings(),
        coverage,
        placebo,
        speed,
        List.of(),
        null);
  }

  public RunSummary with(List<PropagationLag> lags, String setting) {
    return new RunSummary(
        version, inputs, totals, causes, findings, coverage, placebo, speed, lags, setting);
  }

  public long quarantined() {
    return inputs.stream().mapToLong(InputFile::quarantined).sum();
  }

  /** When the first request of the access logs was logged, null without one. */
  public Long trafficFrom() {
    return traffic(InputFile::from, Math::min);
  }

  public Long trafficTo() {
    return traffic(InputFile::to, Math::max);
  }

  private Long traffic(Function<InputFile, Long> time, BinaryOperator<Long> choice) {
    return inputs.stream()
        .filter(input -> input.kind().equals(LogKind.ACCESS.id()))
        .map(time)
        .filter(Objects::nonNull)
        .reduce(choice)
        .orElse(null);
  }
}
