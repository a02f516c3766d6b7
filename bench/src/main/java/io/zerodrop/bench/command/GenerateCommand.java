package io.zerodrop.bench.command;

import io.zerodrop.bench.bundle.Answers;
import io.zerodrop.bench.bundle.BundleGenerator;
import io.zerodrop.bench.bundle.BundleSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "generate", description = "Makes a bundle and, beside it, the answers.")
final class GenerateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Where to.")
  Path directory;

  @Option(names = "--size", converter = Size.Converter.class, description = "Such as 300M or 3G.")
  long size = 300_000_000L;

  @Option(names = "--seed")
  long seed = 1;

  @Option(names = "--services")
  int services = 64;

  @Option(names = "--rate", description = "Requests a second.")
  int rate = 5_000;

  @Option(names = "--rollouts", description = "Rollouts a minute.")
  double rollouts = 2;

  @Option(names = "--routers", description = "Ingress controllers, each with its own log.")
  int routers = 2;

  @Override
  public Integer call() throws IOException {
    Answers made =
        BundleGenerator.generate(
            new BundleSpec(directory, size, seed, services, rate, rollouts, routers));
    System.out.printf(
        "%s: %,d bytes, %,d records, %,d requests in %,d s, %,d rollouts, %,d terminations%n",
        directory,
        made.bytes,
        made.records,
        made.requests,
        made.seconds,
        made.rollouts,
        made.terminations);
    return 0;
  }
}
