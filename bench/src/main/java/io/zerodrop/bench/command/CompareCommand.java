package io.zerodrop.bench.command;

import io.zerodrop.bench.run.SideBySide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description = "Runs zerodrop and DuckDB on generated bundles, checks both, prints both.")
final class CompareCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "As generate made them.")
  Path[] bundles;

  @Option(names = "--rounds")
  int rounds = 3;

  @Override
  public Integer call() throws IOException {
    for (Path bundle : bundles) {
      new SideBySide(Path.of(System.getProperty("bench.home")), System.out)
          .run(bundle.toAbsolutePath().normalize(), rounds);
    }
    return 0;
  }
}
