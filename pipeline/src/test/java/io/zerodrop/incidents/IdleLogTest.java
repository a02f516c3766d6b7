package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.stream.StreamRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A log in which nothing is written any more stalls nobody. */
@Execution(ExecutionMode.CONCURRENT)
class IdleLogTest {

  private static final Pattern UP_TO = Pattern.compile("up to (\\S+Z)");

  /** When the kube-proxy that fell silent said its last. */
  private static final Instant SILENT = Instant.parse("2026-11-22T11:09:05Z");

  /** Forty seconds before the last line of the others, which the API server may hold back. */
  private static final Instant REACHED = Instant.parse("2026-11-22T11:09:25Z");

  @TempDir Path temp;

  @Test
  void timeGoesOnPastIt() throws Exception {
    Bundle bundle =
        Bundle.of(RecordedIncident.named("rollout-race"), temp.resolve("live"))
            .rewrite("kube-proxy-node-1.log", lines -> lines.subList(0, 5));
    StreamRequest request =
        Streamed.request(List.of(bundle.folder().toString()), temp.resolve("out"), null);
    AtomicReference<Instant> upTo = new AtomicReference<>(Instant.MIN);
    Progress watched =
        (step, done, total) -> {
          Matcher matcher = UP_TO.matcher(step);
          if (matcher.find()) {
            upTo.set(Instant.parse(matcher.group(1)));
          }
        };
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);

    Streamed.ENGINE.follow(
        request, watched, () -> !upTo.get().isBefore(REACHED) || System.nanoTime() > end);

    assertThat(upTo.get()).isAfter(SILENT).isAfterOrEqualTo(REACHED);
  }
}
