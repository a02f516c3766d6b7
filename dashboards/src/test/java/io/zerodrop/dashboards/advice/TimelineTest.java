package io.zerodrop.dashboards.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.advice.ExpectedTimeline;
import io.zerodrop.analyzer.advice.ExpectedTimeline.Step;
import io.zerodrop.analyzer.result.Milestone;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TimelineTest {

  private static final List<Step> SEEN =
      List.of(
          new Step(Milestone.INGRESS_OBSERVED, 2.5, 4),
          new Step(Milestone.SIGTERM, 0.1, 4),
          new Step(Milestone.CONTAINER_EXITED, 6, 4));

  private static ExpectedTimeline timeline(
      double sigterm, double sigkill, double drained, List<Step> measured) {
    return new ExpectedTimeline(
        "Deployment <shop>/web", "app", 5, "a reason", sigterm, sigkill, drained, measured);
  }

  @Test
  void saysAndShowsWhereItBreaks() {
    String page = TimelineText.of(List.of(timeline(0, 30, 7, SEEN)));

    assertThat(page)
        .contains("the last router has followed             +5.0     +2.5\n")
        .contains("the process has exited                            +6.0\n")
        .contains("  still routed to |~~~~~~~~~~\n    measured      |~~~~~\n")
        .contains("|^ breaks here")
        .contains("It breaks at 0.0 s: the application may stop accepting 5.0 s before");
  }

  @Test
  void breaksWhereSigkillCutsRequests() {
    assertThat(TimelineText.of(List.of(timeline(6, 10, 30, List.of()))))
        .contains("^ breaks here")
        .contains("It breaks at 10.0 s: SIGKILL leaves 4.0 s")
        .contains("which need 24.0 s")
        .doesNotContain("measured");
  }

  @Test
  void holdsWhereNothingBreaks() {
    assertThat(TimelineText.of(List.of(timeline(6, 40, 13, List.of()))))
        .contains("It holds")
        .doesNotContain("breaks");
  }

  @Test
  void claimsNothingOfAHookOfUnknownLength() {
    assertThat(TimelineText.of(List.of(timeline(Double.NaN, 40, 13, List.of()))))
        .contains("SIGTERM                                     ?")
        .contains("When SIGTERM comes is up to the preStop hook.");
  }

  @Test
  void drawsAPictureThatBrowsersTake() throws Exception {
    String svg =
        TimelinePicture.of(List.of(timeline(0, 30, 7, SEEN), timeline(6, 40, 13, List.of())));

    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document picture =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(1 + 6 + 3);
    assertThat(picture.getElementsByTagName("path").getLength()).as("places of breaks").isOne();
    assertThat(svg).contains("preStop, measured").contains("It breaks at 0.0 s");
  }
}
