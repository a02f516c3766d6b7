package io.zerodrop.bench.run;

import io.zerodrop.bench.bundle.Answers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Runs the programs in turns on the same files, so that a machine that is busy now and then slows
 * all alike, and prints the medians.
 */
public final class SideBySide {

  private final Path home;
  private final PrintStream out;

  public SideBySide(Path home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /**
   * @return how many times the CPU time of DuckDB zerodrop takes, in the median
   */
  public double run(Path bundle, int rounds) throws IOException {
    Answers expected = Answers.in(bundle);
    Zerodrop zerodrop = new Zerodrop(home);
    DuckDb duckDb = new DuckDb();
    Grep grep = new Grep();
    List<Measured> ours = new ArrayList<>();
    List<Measured> theirs = new ArrayList<>();
    List<Measured> floor = new ArrayList<>();
    List<Double> queries = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      floor.add(grep.run(bundle, expected));
      ours.add(zerodrop.run(bundle, expected));
      theirs.add(duckDb.run(bundle, expected));
      queries.add(duckDb.querySeconds());
      out.printf(
          "round %d: zerodrop %.2f s, DuckDB %.2f s (queries alone %.2f s)%n",
          round + 1, ours.get(round).seconds(), theirs.get(round).seconds(), queries.get(round));
    }
    out.printf(
        "%n%s: %,d bytes, %,d records; both answer as expected%n%n",
        bundle.getFileName(), expected.bytes, expected.records);
    out.println("|  | seconds | CPU seconds | MB/s | records/s | peak MB |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    row(zerodrop, ours, expected);
    row(duckDb, theirs, expected);
    row(grep, floor, expected);
    out.printf(
        "%nzerodrop takes %.2f of DuckDB's time, %.2f of its CPU time (of its queries alone: %.2f of"
            + " the time), and %.1f times that of grep%n",
        ratio(ours, theirs, Measured::seconds),
        ratio(ours, theirs, Measured::cpuSeconds),
        median(ours, Measured::seconds) / median(queries),
        ratio(ours, floor, Measured::seconds));
    return ratio(ours, theirs, Measured::cpuSeconds);
  }

  private void row(Contender who, List<Measured> runs, Answers of) {
    double seconds = median(runs, Measured::seconds);
    out.printf(
        "| %s | %.2f | %.2f | %.0f | %,.0f | %.0f |%n",
        who.name(),
        seconds,
        median(runs, Measured::cpuSeconds),
        of.bytes / 1e6 / seconds,
        of.records / seconds,
        runs.stream().mapToLong(Measured::peakBytes).max().orElse(0) / 1e6);
  }

  /** The median of the ratios of each round. */
  private static double ratio(
      List<Measured> ours, List<Measured> theirs, ToDoubleFunction<Measured> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(theirs.get(i)));
    }
    return median(ratios);
  }

  private static double median(List<Measured> runs, ToDoubleFunction<Measured> of) {
    return median(runs.stream().map(of::applyAsDouble).toList());
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
