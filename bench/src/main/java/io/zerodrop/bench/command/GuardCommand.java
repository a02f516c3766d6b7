package io.zerodrop.bench.command;

import io.zerodrop.bench.run.SideBySide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "guard",
    description = {
      "Fails where zerodrop has become slow: compares its CPU time with that of DuckDB on the same"
          + " bundle in the same run, so that neither the machine nor its load matters."
    })
final class GuardCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "As generate made it.")
  Path bundle;

  @Option(names = "--rounds")
  int rounds = 3;

  @Option(names = "--at-most", required = true, description = "Of DuckDB's CPU time.")
  double limit;

  @Override
  public Integer call() throws IOException {
    double ratio =
        new SideBySide(Path.of(System.getProperty("bench.home")), System.out)
            .run(bundle.toAbsolutePath().normalize(), rounds);
    if (ratio > limit) {
      System.out.printf(
          "%nslower than it was: %.2f of DuckDB's CPU time, at most %.2f is right%n", ratio, limit);
      return 1;
    }
    return 0;
  }
}
