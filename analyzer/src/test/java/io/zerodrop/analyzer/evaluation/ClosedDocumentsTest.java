package io.zerodrop.analyzer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.StoppedPod;
import io.zerodrop.analyzer.finding.fixture.Try;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedDocumentsTest {

  private static final long NEVER = Long.MIN_VALUE;
  private static final long ALWAYS = Long.MAX_VALUE;

  private final ClosedDocuments closed = new ClosedDocuments(3);

  private LiveDocument attempt(int second) {
    LiveDocument document = LiveDocument.of(Try.of("r" + second, second).verdict());
    closed.add(document);
    return document;
  }

  private LiveDocument termination(int second) {
    LiveDocument document = LiveDocument.of(StoppedPod.pod("web-" + second, second).stopped());
    closed.add(document);
    return document;
  }

  @Test
  void theLatestOfVeryManyStay() {
    LiveDocument second = attempt(2);
    LiveDocument first = attempt(1);
    LiveDocument third = attempt(3);
    LiveDocument fourth = attempt(4);
    LiveDocument fifth = attempt(5);

    closed.forget(NEVER, ALWAYS, ALWAYS);

    assertThat(closed.all()).containsExactlyInAnyOrder(third, fourth, fifth);
    assertThat(closed.takeForgotten()).containsExactly(first.key(), second.key());
    assertThat(closed.takeForgotten()).isEmpty();
  }

  @Test
  void whatIsOldGoes() {
    LiveDocument old = attempt(1);
    LiveDocument young = attempt(100);

    closed.forget(StoppedPod.micros(50), ALWAYS, ALWAYS);

    assertThat(closed.all()).containsExactly(young);
    assertThat(closed.takeForgotten()).containsExactly(old.key());
  }

  @Test
  void whatAnEvaluationCouldBringAnewStays() {
    List<LiveDocument> all =
        List.of(attempt(1), attempt(2), termination(1), termination(2), termination(3));

    closed.forget(ALWAYS, StoppedPod.micros(1.5), NEVER);

    assertThat(closed.all()).containsExactlyInAnyOrderElementsOf(all.subList(1, 5));
  }
}
