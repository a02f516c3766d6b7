package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.ingest.kafka.KafkaInput;
import io.zerodrop.pipeline.replay.InputChoices;
import io.zerodrop.pipeline.replay.NormalPropagation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a user asked to be followed.
 *
 * @param paths files and directories, as the user gave them
 * @param kafka topics to follow, null for none
 * @param state where checkpoints go
 * @param fresh whether to begin anew though a checkpoint is there
 * @param stopWhenIdle end when nothing was written for this long; null to go on for ever
 * @param checkpointInterval time between two checkpoints
 * @param lateness how long after a time the logs may still tell of it
 * @param tick shortest time between two evaluations
 * @param outlets where findings go besides the files
 */
public record StreamRequest(
    List<String> paths,
    KafkaInput kafka,
    InputChoices choices,
    Path out,
    Path state,
    boolean fresh,
    boolean keepQuery,
    boolean redact,
    boolean correctClocks,
    Duration stopWhenIdle,
    Duration checkpointInterval,
    Duration lateness,
    Duration tick,
    Retention retention,
    NormalPropagation normalPropagation,
    Outlets outlets) {

  public StreamRequest {
    paths = List.copyOf(paths);
  }

  /** Without Kafka, into files alone. */
  public StreamRequest(
      List<String> paths,
      InputChoices choices,
      Path out,
      Path state,
      boolean fresh,
      boolean keepQuery,
      boolean redact,
      boolean correctClocks,
      Duration stopWhenIdle,
      Duration checkpointInterval,
      Duration lateness,
      Duration tick,
      Retention retention,
      NormalPropagation normalPropagation) {
    this(
        paths,
        null,
        choices,
        out,
        state,
        fresh,
        keepQuery,
        redact,
        correctClocks,
        stopWhenIdle,
        checkpointInterval,
        lateness,
        tick,
        retention,
        normalPropagation,
        Outlets.NONE);
  }

  /** The same with topics of Kafka as well. */
  public StreamRequest with(KafkaInput topics) {
    return new StreamRequest(
        paths,
        topics,
        choices,
        out,
        state,
        fresh,
        keepQuery,
        redact,
        correctClocks,
        stopWhenIdle,
        checkpointInterval,
        lateness,
        tick,
        retention,
        normalPropagation,
        outlets);
  }

  /** The same with more places that are told. */
  public StreamRequest with(Outlets told) {
    return new StreamRequest(
        paths,
        kafka,
        choices,
        out,
        state,
        fresh,
        keepQuery,
        redact,
        correctClocks,
        stopWhenIdle,
        checkpointInterval,
        lateness,
        tick,
        retention,
        normalPropagation,
        told);
  }
}
