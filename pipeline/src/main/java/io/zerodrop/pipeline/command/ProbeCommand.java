package io.zerodrop.pipeline.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.advice.JunitReport;
import io.zerodrop.dashboards.files.JsonLines;
import io.zerodrop.dashboards.files.OwnerOnly;
import io.zerodrop.pipeline.probe.Heartbeat;
import io.zerodrop.pipeline.probe.ProbeLog;
import io.zerodrop.pipeline.probe.ProbeRun;
import io.zerodrop.pipeline.probe.ProbeTally;
import io.zerodrop.pipeline.probe.Sample;
import io.zerodrop.pipeline.probe.Target;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends requests at a constant rate and records what became of each. */
@Command(
    name = "probe",
    description = {
      "Sends requests at a constant rate through a rollout, and records what became of each.",
      "",
      "Half of them over new connections, half over kept ones. Writes probe.ndjson, which replay"
          + " reads, probe.json and probe.junit.xml."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no request failed, or no greater share than in the baseline",
      "1:requests failed",
      "2:unusable arguments, or the probe itself could not keep its rate",
      "3:a fault in zerodrop or its surroundings"
    })
final class ProbeCommand implements Callable<Integer> {

  private static final double MOST_LATE = 0.05;
  private static final double HIGHEST_RATE = 1000;

  @Parameters(paramLabel = "URL", description = "Such as http://web.example/ready.")
  String url;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Requests a second (default: ${DEFAULT-VALUE}).")
  double rate;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = OptionValues.DurationValue.class,
      defaultValue = "60s",
      description = "At most this long (default: ${DEFAULT-VALUE}).")
  Duration duration;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "100000",
      description = "At most so many requests (default: ${DEFAULT-VALUE}).")
  long count;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = OptionValues.DurationValue.class,
      defaultValue = "10s",
      description = "For connecting, and for each wait for bytes (default: ${DEFAULT-VALUE}).")
  Duration timeout;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "A probe.json of before: fail only on a greater share of failures than there.")
  Path baseline;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "zerodrop-probe",
      description = "Where the outputs go (default: ${DEFAULT-VALUE}).")
  Path out;

  private final Terminal terminal;
  private final Map<String, ProbeTally> tallies = new TreeMap<>();

  ProbeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput, IOException, InterruptedException {
    Target target = target();
    Map<String, Double> allowed = allowed();
    OwnerOnly.directory(out);
    tallies.put("new", new ProbeTally());
    tallies.put("kept", new ProbeTally());
    String name = "zerodrop-probe-" + Long.toString(System.currentTimeMillis(), 36);
    double seconds = duration.toMillis() / 1000.0;
    long planned = Math.min(count, (long) Math.ceil(rate * seconds));
    try (ProgressLine progress = ProgressLine.on(terminal);
        ProbeLog log =
            new ProbeLog(
                new BufferedOutputStream(
                    Channels.newOutputStream(
                        OwnerOnly.open(
                            out.resolve("probe.ndjson"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING))),
                target)) {
      new ProbeRun(target, name, rate, count, seconds)
          .send(sample -> record(sample, log, progress, planned), beat -> record(beat, log));
    }
    return result(allowed, planned);
  }

  private void record(Sample sample, ProbeLog log, ProgressLine progress, long planned) {
    try {
      log.add(sample);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    tallies.get(sample.sampler()).add(sample);
    long failed = tallies.values().stream().mapToLong(ProbeTally::failed).sum();
    progress.at("probing, " + failed + " failed", sent(), planned);
  }

  private static void record(Heartbeat beat, ProbeLog log) {
    try {
      log.add(beat);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private int result(Map<String, Double> allowed, long planned) throws IOException {
    JunitReport junit = new JunitReport("zerodrop probe");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    boolean worse = false;
    for (Map.Entry<String, ProbeTally> each : tallies.entrySet()) {
      ProbeTally tally = each.getValue();
      boolean fails = tally.failedShare() > allowed.getOrDefault(each.getKey(), 0.0);
      worse |= fails;
      junit.test(each.getKey(), fails ? tally.failed() + " requests failed" : null, tally + "");
      json.set(each.getKey(), tally.json());
      terminal.out().println(each.getKey() + " connections: " + tally);
    }
    long late =
        planned
            - sent()
            + tallies.values().stream().mapToLong(tally -> tally.late() + tally.ownFaults()).sum();
    boolean broken = late > MOST_LATE * planned;
    junit.test(
        "probe", broken ? late + " requests were late, unsent or spoilt by the probe" : null, "");
    json.put("planned", planned).put("probe_kept_its_rate", !broken);
    OwnerOnly.write(out.resolve("probe.json"), JsonLines.pretty(json));
    OwnerOnly.write(out.resolve("probe.junit.xml"), junit.xml());
    terminal.out().println("Written:  " + out);
    terminal.out().flush();
    if (broken) {
      terminal
          .err()
          .println(
              "zerodrop: the probe could not keep its rate: "
                  + late
                  + " of "
                  + planned
                  + " requests were late, unsent or spoilt by itself; its figures say nothing of the target");
      return ExitCode.UNUSABLE;
    }
    return worse ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private long sent() {
    return tallies.values().stream().mapToLong(ProbeTally::requests).sum();
  }

  private Target target() throws UnusableInput {
    List<String> problems = new ArrayList<>();
    if (!(rate > 0 && rate <= HIGHEST_RATE)) {
      problems.add("--rate " + rate + " is not above 0 and at most " + HIGHEST_RATE);
    }
    if (count < 1 || duration.isNegative() || duration.isZero() || timeout.toMillis() < 1) {
      problems.add("--count, --duration and --timeout have to be above 0");
    }
    try {
      Target target = new Target(URI.create(url), (int) Math.min(timeout.toMillis(), 600_000));
      if (problems.isEmpty()) {
        return target;
      }
    } catch (IllegalArgumentException wrong) {
      problems.add(wrong.getMessage());
    }
    throw new UnusableInput(String.join("\n", problems));
  }

  /** The share of failures by sampler that the baseline had. */
  private Map<String, Double> allowed() throws UnusableInput {
    Map<String, Double> shares = new TreeMap<>();
    if (baseline == null) {
      return shares;
    }
    try {
      JsonNode before = JsonMapper.builder().build().readTree(baseline.toFile());
      for (String name : List.of("new", "kept")) {
        long requests = before.path(name).path("requests").asLong();
        if (requests < 1) {
          throw new UnusableInput(baseline + " is not a probe.json with requests in it");
        }
        shares.put(name, before.path(name).path("failed").asDouble() / requests);
      }
    } catch (IOException unreadable) {
      throw new UnusableInput(baseline + " cannot be read: " + unreadable.getMessage());
    }
    return shares;
  }
}
