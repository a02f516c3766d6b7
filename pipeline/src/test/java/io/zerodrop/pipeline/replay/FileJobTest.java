package io.zerodrop.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.incidents.RecordedIncident;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.cluster.Results;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileJobTest {

  private static final Comparator<ClusterEvent> EVENTS =
      Comparator.comparing(ClusterEvent::position).thenComparing(ClusterEvent::toString);
  private static final Comparator<RequestLogged> REQUESTS =
      Comparator.comparing(RequestLogged::position).thenComparing(RequestLogged::toString);

  private static Inputs inputs;
  private static List<LogFile> files;

  private record Outcome(
      List<EventsInOrder.Sighting> sightings, List<Rejected> rejected, List<FileRead> files) {

    long late() {
      return sightings.stream().filter(EventsInOrder.Sighting::late).count();
    }
  }

  @BeforeAll
  static void find() throws IOException {
    inputs = new Inputs(InputOptions.DEFAULT);
    files =
        inputs.expand(List.of(RecordedIncident.named("rollout-race").input().toString())).files();
  }

  @AfterAll
  static void close() {
    inputs.close();
  }

  @Test
  void findsTheSameWhateverTheParallelism() throws IOException {
    Outcome alone = inOrder(1);
    assertThat(inOrder(4)).isEqualTo(alone);
    assertThat(alone.late()).as("late events").isZero();
    assertThat(alone.sightings()).hasSameSizeAs(ReadDirectly.of(files).events());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void deliversWhatIsInTheFilesAndNothingElse(int parallelism) throws IOException {
    try (LocalCluster cluster = LocalCluster.starting(parallelism)) {
      FileJob job = new FileJob(cluster, "everything", files);
      Results<ClusterEvent> events = job.collect(job.streams().events(), "events");
      Results<RequestLogged> requests = job.collect(job.streams().requests(), "requests");
      job.run(Progress.NONE, "reading");

      ReadDirectly directly = ReadDirectly.of(files);
      assertThat(events.take(EVENTS)).isEqualTo(directly.events().stream().sorted(EVENTS).toList());
      assertThat(requests.take(REQUESTS))
          .isNotEmpty()
          .isEqualTo(directly.requests().stream().sorted(REQUESTS).toList());
      assertThat(job.rejected()).containsExactlyInAnyOrderElementsOf(directly.rejections());
      assertThat(job.files())
          .extracting(FileRead::file)
          .containsExactlyElementsOf(files.stream().map(LogFile::display).toList());
    }
  }

  private static Outcome inOrder(int parallelism) throws IOException {
    try (LocalCluster cluster = LocalCluster.starting(parallelism)) {
      FileJob job = new FileJob(cluster, "events in order", files);
      Results<EventsInOrder.Sighting> sightings =
          job.collect(EventsInOrder.of(job.streams().events()), "sightings");
      job.run(Progress.NONE, "reading");
      return new Outcome(
          sightings.take(
              Comparator.comparing(EventsInOrder.Sighting::key)
                  .thenComparing(EventsInOrder.Sighting::number)),
          job.rejected(),
          job.files());
    }
  }
}
