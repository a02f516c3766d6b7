package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.ReplayEngine;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "replay",
    description = {
      "Analyses a past incident from its logs.",
      "",
      "PATHs are files, directories, archives or - for stdin; what each file is, is found by looking"
          + " at its content. Options can stand in a file, one a line: replay @options.txt logs/"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:analysed (and no finding that --fail-on asks for)",
      "1:a finding that --fail-on asks for",
      "2:unusable input or arguments",
      "3:a fault in zerodrop or its surroundings"
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin SourceOptions sources = new SourceOptions();

  @Mixin ResultOptions result = new ResultOptions();

  @Mixin ElasticsearchOptions elasticsearch = new ElasticsearchOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "CAUSE",
      converter = FailOn.Converter.class,
      preprocessor = FailOn.Bare.class,
      description = "Exit with 1 on findings of these causes (comma-separated); alone or any: all.")
  FailOn failOn = FailOn.NOTHING;

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
      description =
          "Number the clients in the ndjson files too, as always in the reports, instead of naming"
              + " their addresses.")
  boolean redact;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Threads to use (default: one a core, at most 4); never changes the result.")
  Integer parallelism;

  @Option(
      names = "--no-clock-correction",
      description =
          "Take every time as logged, even where a source's clock contradicts all others.")
  boolean asLogged;

  private final ReplayEngine engine;
  private final Terminal terminal;

  ReplayCommand(ReplayEngine engine, Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput, IOException {
    ReplayRequest request = request();
    ReplayOutcome outcome;
    try (ProgressLine progress = ProgressLine.on(terminal)) {
      outcome = engine.replay(request, progress);
    }
    result.show(outcome, terminal);
    if (!result.json) {
      terminal.out().println("Report   " + outcome.report());
    }
    return failOn.isMetBy(outcome.findings()) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private ReplayRequest request() throws UnusableInput {
    List<String> problems = sources.problems();
    if (parallelism != null && parallelism < 1) {
      problems.add("--parallelism " + parallelism + " is not at least 1");
    }
    result.problem().ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new UnusableInput(String.join("\n", problems));
    }
    ReplayRequest request =
        new ReplayRequest(
                sources.paths,
                result.out,
                sources.forced(),
                sources.zone,
                sources.year,
                keepQuery,
                redact,
                parallelism == null ? Parallelism.ofThisMachine() : parallelism,
                RouterKind.propagation(normalPropagation))
            .publishingTo(elasticsearch.settings(System.getenv()));
    return asLogged ? request.withoutClockCorrection() : request;
  }
}
