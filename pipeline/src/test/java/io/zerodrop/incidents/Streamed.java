package io.zerodrop.incidents;

import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.pipeline.replay.InputChoices;
import io.zerodrop.pipeline.replay.NormalPropagation;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.UnusableInput;
import io.zerodrop.pipeline.stream.StreamEngine;
import io.zerodrop.pipeline.stream.StreamRequest;
import io.zerodrop.pipeline.stream.StreamRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A stream that has been run, and what it wrote. */
record Streamed(Path out, Optional<ReplayOutcome> outcome) {

  static final StreamEngine ENGINE = new StreamRun("test");

  static Streamed of(Path input, Path out, Duration idle) throws IOException, UnusableInput {
    return of(request(input, out, idle), () -> false);
  }

  static Streamed of(StreamRequest request, BooleanSupplier stop)
      throws IOException, UnusableInput {
    return new Streamed(request.out(), ENGINE.follow(request, Progress.NONE, stop));
  }

  static StreamRequest request(Path input, Path out, Duration idle) {
    return request(List.of(input.toString()), out, idle);
  }

  static StreamRequest request(List<String> paths, Path out, Duration idle) {
    return new StreamRequest(
        paths,
        new InputChoices(List.of(), null, null),
        out,
        out.resolve("state"),
        false,
        false,
        false,
        true,
        idle,
        Duration.ofSeconds(10),
        Duration.ofMinutes(3),
        Duration.ofMillis(200),
        Retention.DEFAULT,
        NormalPropagation.DEFAULT);
  }
}
