package io.zerodrop.pipeline.command;

import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.ingest.record.Recorder;
import io.zerodrop.pipeline.replay.InputChoices;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.UnusableInput;
import io.zerodrop.pipeline.stream.StreamEngine;
import io.zerodrop.pipeline.stream.StreamRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "stream",
    description = {
      "Analyses logs while they are written.",
      "",
      "PATHs are files that grow and are rotated, and directories in which they appear; logs may"
          + " come from Kafka and from the cluster itself (--kafka, --kubernetes, --webhook), too. The outputs"
          + " are those of replay; they are kept up to date, and findings are revised until their"
          + " incident is over. SIGTERM stops it; the next start goes on from there."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped, or at the end of the logs (--stop-when-idle)",
      "2:unusable input or arguments",
      "3:a fault in zerodrop or its surroundings"
    })
final class StreamCommand implements Callable<Integer> {

  @Mixin SourceOptions sources = new SourceOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "A YAML file with any of these options; what stands on the command line counts more."
      })
  String config;

  @Mixin KafkaOptions kafka = new KafkaOptions();

  @Mixin RecorderChoices recorder = new RecorderChoices();

  @Mixin ResultOptions result = new ResultOptions();

  @Mixin OutletOptions outlets = new OutletOptions();

  @Option(
      names = "--stop-when-idle",
      paramLabel = "TIME",
      converter = OptionValues.DurationValue.class,
      description = "End when nothing was written for this long (default: go on for ever).")
  Duration stopWhenIdle;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where checkpoints go (default: state in the directory of the outputs).")
  Path state;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = OptionValues.DurationValue.class,
      description = "Time between two checkpoints (default: ${DEFAULT-VALUE}).")
  Duration checkpointInterval;

  @Option(
      names = "--fresh",
      description = "Begin anew instead of going on from the last checkpoint.")
  boolean fresh;

  @Option(
      names = "--max-lateness",
      paramLabel = "TIME",
      defaultValue = "3m",
      converter = OptionValues.DurationValue.class,
      description = {
        "How long after a request the cluster's logs may still tell that it matters"
            + " (default: ${DEFAULT-VALUE}); requests are held so long."
      })
  Duration lateness;

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = OptionValues.DurationValue.class,
      description = {
        "How long nothing new has to come until an incident is closed and no more revised"
            + " (default: ${DEFAULT-VALUE}); what it rests on is kept so long. One that goes on is"
            + " closed in part after six times as long."
      })
  Duration settle;

  @Option(
      names = "--normal-propagation",
      paramLabel = "ROUTER=TIME",
      split = ",",
      converter = {OptionValues.RouterValue.class, OptionValues.DurationValue.class},
      description =
          "How long a router may take to follow an EndpointSlice before it counts as stale"
              + " (default: kube-proxy=2s,ingress=5s,cloud-lb=20s).")
  Map<RouterKind, Duration> normalPropagation = new EnumMap<>(RouterKind.class);

  @Option(names = "--keep-query", description = "Keep the query string of requests in the outputs.")
  boolean keepQuery;

  @Option(
      names = "--redact",
      description = "Number the clients in the outputs instead of naming their addresses.")
  boolean redact;

  @Option(
      names = "--no-clock-correction",
      description =
          "Take every time as logged, even where a source's clock contradicts all others.")
  boolean asLogged;

  private final StreamEngine engine;
  private final Terminal terminal;

  StreamCommand(StreamEngine engine, Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput, IOException, InterruptedException {
    StreamRequest request = request();
    Optional<ReplayOutcome> outcome;
    try (StopSignal stop = StopSignal.awaiting()) {
      outcome = follow(request, stop);
    }
    if (outcome.isEmpty()) {
      say(engine.left());
      return ExitCode.OK;
    }
    result.show(outcome.get(), terminal);
    if (!result.json) {
      terminal.out().println("Report   " + outcome.get().report());
    }
    return ExitCode.OK;
  }

  private Optional<ReplayOutcome> follow(StreamRequest request, StopSignal stop)
      throws UnusableInput, IOException, InterruptedException {
    Optional<Recorder> recording = recorder.start(result.out, this::say);
    try (ProgressLine progress = ProgressLine.on(terminal)) {
      return engine.follow(request, progress, stop);
    } finally {
      if (recording.isPresent()) {
        recording.get().close();
      }
    }
  }

  private void say(String sentence) {
    terminal.err().println("zerodrop: " + sentence);
  }

  private StreamRequest request() throws UnusableInput {
    List<String> problems = sources.problemsOfOptions();
    problems.addAll(kafka.problems());
    problems.addAll(recorder.problems());
    if (sources.paths.isEmpty() && kafka.bootstrapServers == null && !recorder.wanted()) {
      problems.add("what to follow? give PATHs, --kafka, --kubernetes or --webhook");
    }
    if (recorder.wanted() && stopWhenIdle != null) {
      problems.add("--stop-when-idle never comes true beside a recorder, which writes heartbeats");
    }
    if (sources.paths.contains(SourceOptions.STDIN)) {
      problems.add("- cannot be followed; give the path of a file or a directory");
    }
    result.problem().ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new UnusableInput(String.join("\n", problems));
    }
    List<String> paths = new ArrayList<>(sources.paths);
    if (recorder.wanted()) {
      paths.add(recorder.bundle(result.out).toString());
    }
    InputChoices choices = new InputChoices(sources.forced(), sources.zone, sources.year);
    return new StreamRequest(
        paths,
        kafka.input(choices.offset()),
        choices,
        result.out,
        state == null ? result.out.resolve("state") : state,
        fresh,
        keepQuery,
        redact,
        !asLogged,
        stopWhenIdle,
        checkpointInterval,
        lateness,
        Duration.ofSeconds(1),
        Retention.settlingIn(settle.toNanos() / 1_000),
        RouterKind.propagation(normalPropagation),
        outlets.outlets(System.getenv()));
  }
}
