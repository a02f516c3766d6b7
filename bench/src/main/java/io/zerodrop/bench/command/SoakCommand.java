package io.zerodrop.bench.command;

import io.zerodrop.bench.bundle.BundleSpec;
import io.zerodrop.bench.soak.Soak;
import io.zerodrop.bench.soak.SoakPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "soak",
    description = {
      "Runs a stream for a while on logs that are written meanwhile, with rollouts throughout, and"
          + " fails where it does not keep up, grows, is slow or loses a request.",
      "",
      "Live heap is what full collections leave, which are asked for every 15 s."
    })
final class SoakCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      description = "An empty or new directory for all that is written.")
  Path directory;

  @Option(names = "--elasticsearch", required = true, description = "An empty one, without users.")
  URI elasticsearch;

  @Option(names = "--seconds")
  double seconds = 900;

  @Option(names = "--rate", description = "Requests a second.")
  int rate = 5_000;

  @Option(
      names = "--step",
      description = {
        "Requests a second to add each minute, until the stream is 30 s behind: tells the rate that"
            + " it kept up with instead of whether all is steady."
      })
  int step;

  @Option(names = "--rollouts", description = "Rollouts a minute.")
  double rollouts = 4;

  @Option(names = "--services")
  int services = 64;

  @Option(
      names = "--settle",
      description = {
        "See zerodrop stream; seven times as long is what memory takes to be level"
            + " (default: ${DEFAULT-VALUE})."
      })
  String settle = "1m";

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path at = Files.createDirectories(directory).toAbsolutePath().normalize();
    SoakPlan plan =
        new SoakPlan(
            Path.of(System.getProperty("bench.home")),
            new BundleSpec(at.resolve("logs"), Long.MAX_VALUE, 1, services, rate, rollouts, 2),
            at.resolve("out"),
            elasticsearch,
            seconds,
            step,
            List.of("--settle", settle));
    return new Soak(plan, System.out).run() ? 0 : 1;
  }
}
