package io.zerodrop.dashboards.elasticsearch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void doublesUpToABoundAndIsSpread() {
    assertThat(Backoff.after(1, 1)).isEqualTo(100);
    assertThat(Backoff.after(1, 0)).isEqualTo(50);
    assertThat(Backoff.after(4, 1)).isEqualTo(800);
    assertThat(Backoff.after(1_000_000, 1)).isEqualTo(15_000);
  }

  @Test
  void patienceEndsOnlyWithoutProgress() {
    long[] now = {0};
    Troubles troubles = new Troubles(Duration.ofSeconds(60), () -> now[0]);
    BulkOutcome nothing =
        BulkOutcome.again(
            List.of(new PublishedDocument("i", "a", 1, new byte[0])), "nothing answers");

    assertThat(troubles.after(nothing)).isEqualTo(1);
    now[0] = Duration.ofSeconds(59).toNanos();
    assertThat(troubles.after(nothing)).isEqualTo(2);
    assertThat(troubles.exhausted(nothing)).isNull();
    now[0] = Duration.ofSeconds(61).toNanos();
    troubles.after(nothing);
    assertThat(troubles.exhausted(nothing))
        .isEqualTo("Elasticsearch has taken nothing for 60 s: nothing answers");

    troubles.after(new BulkOutcome(1, 0, List.of(), List.of(), null, null));
    assertThat(troubles.exhausted(nothing)).isNull();
  }
}
