package io.zerodrop.dashboards.report.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.example.ExampleRun;
import org.junit.jupiter.api.Test;

class SentencePartsTest {

  @Test
  void takesApartWhatHappenedWhyAndWhatWouldHaveHelped() {
    assertThat(
            SentenceParts.of(
                ExampleRun.race(
                    "Drain of node-1 by bob at 11:20:02 lost 60 of 910 requests: pods stopped"
                        + " accepting up to 1.9 s before the router stopped sending. preStop 5 s"
                        + " would have saved all of them.")))
        .isEqualTo(
            new SentenceParts(
                "Drain of node-1 by bob",
                "pods stopped accepting up to 1.9 s before the router stopped sending",
                "preStop 5 s would have saved all of them."));
  }

  @Test
  void fallsBackToTheCauseWhereASentenceSaysNoReason() {
    assertThat(SentenceParts.of(ExampleRun.race("Something odd.")))
        .isEqualTo(
            new SentenceParts(
                "", "the pod stopped accepting before its router stopped sending", ""));
  }
}
