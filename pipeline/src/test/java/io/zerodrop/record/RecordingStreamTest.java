package io.zerodrop.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that receives the audit webhook itself knows who did it, and can be replayed. */
class RecordingStreamTest {

  private static final Path INPUT = Path.of("..", "incidents", "rollout-race", "input");
  private static final String TOKEN = "a-token-of-the-shop-cluster";

  @TempDir Path directory;

  @Test
  void whatItHeardIsInItsFindingsAndInItsBundle() throws Exception {
    Path logs = Files.createDirectory(directory.resolve("logs"));
    for (Path log : logsWithoutAudit()) {
      Files.write(
          logs.resolve(log.getFileName().toString().replace(".gz", "")),
          RecordedIncidentAgainTest.lines(log));
    }
    Path out = directory.resolve("out");
    Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    try (ChildRecorder stream = ChildRecorder.streaming(logs, out, token)) {
      WebhookClient client =
          new WebhookClient(stream.port(), out.resolve("bundle/.webhook/webhook.crt"), TOKEN);
      List<String> audit = RecordedIncidentAgainTest.lines(INPUT.resolve("audit.log.gz"));
      for (int from = 0; from < audit.size(); from += 400) {
        List<String> batch = audit.subList(from, Math.min(audit.size(), from + 400));
        assertThat(client.post(batch)).isEqualTo(200);
      }
      RecordedIncidentAgainTest.await(() -> findings(out).contains("\"alice\""));
      assertThat(stream.stop()).isZero();
    }

    Path replayed = directory.resolve("replayed");
    new FlinkReplay("test")
        .replay(
            ReplayRequest.of(
                List.of(logs.toString(), out.resolve("bundle").toString()), replayed, 2),
            Progress.NONE);
    assertThat(findings(replayed)).contains("\"alice\"", "propagation-race");
  }

  private static String findings(Path out) {
    Path file = out.resolve("findings.ndjson");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException beingReplaced) {
      return "";
    }
  }

  private static List<Path> logsWithoutAudit() throws IOException {
    try (Stream<Path> files = Files.list(INPUT)) {
      return files.filter(file -> !file.getFileName().toString().startsWith("audit")).toList();
    }
  }
}
