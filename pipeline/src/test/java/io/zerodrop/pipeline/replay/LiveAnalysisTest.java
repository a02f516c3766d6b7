package io.zerodrop.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.evaluation.ClusterMemory;
import io.zerodrop.analyzer.evaluation.LiveAnalysis;
import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.evaluation.LiveDocument.Kind;
import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.Inputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stream says of an incident while it knows more and more of it. */
class LiveAnalysisTest {

  private static final Retention RETENTION =
      new Retention(600 * Stamp.SECOND, 3_600 * Stamp.SECOND, 7_200 * Stamp.SECOND);

  private static ReadDirectly read;

  private final LiveAnalysis analysis = new LiveAnalysis(Thresholds.DEFAULT, RETENTION, true);
  private final ClusterMemory memory = new ClusterMemory();
  private long revision;

  @BeforeAll
  static void readTheRecording() {
    try (Inputs inputs = new Inputs(InputOptions.DEFAULT)) {
      read = ReadDirectly.of(inputs.expand(List.of("../incidents/rollout-race/input")).files());
    }
  }

  private static boolean ofRouter(ClusterEvent event) {
    return event instanceof UpstreamError || event instanceof RouterLine;
  }

  private void everythingButRequests() {
    for (ClusterEvent event : read.events()) {
      if (ofRouter(event)) {
        analysis.add(event);
      } else {
        memory.add(event);
      }
    }
    analysis.show(memory.draw(true));
  }

  private static List<RequestLogged> requests() {
    List<RequestLogged> requests = new ArrayList<>(read.requests());
    requests.sort(Comparator.comparing(request -> request.end().latest()));
    return requests;
  }

  private static long end() {
    return requests().get(read.requests().size() - 1).end().latest();
  }

  private List<LiveDocument> evaluate(long upTo) {
    return analysis.evaluate(upTo, ++revision);
  }

  private static Map<String, Finding> findings(List<LiveDocument> documents) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    documents.stream()
        .filter(document -> document.kind() == Kind.FINDING && !document.retracted())
        .forEach(document -> findings.put(document.id(), document.finding()));
    return findings;
  }

  @Test
  void saysOnlyWhatHasChanged() {
    everythingButRequests();
    requests().forEach(analysis::add);

    assertThat(evaluate(end())).isNotEmpty().allMatch(document -> document.revision() == 1);
    assertThat(evaluate(end())).isEmpty();
  }

  @Test
  void aLateRequestAmendsItsFindingUnderTheSameId() {
    everythingButRequests();
    List<RequestLogged> requests = requests();
    RequestLogged late =
        requests.stream().filter(request -> request.status() == 502).skip(20).findFirst().get();
    requests.stream().filter(request -> request != late).forEach(analysis::add);
    Map<String, Finding> before = findings(evaluate(end()));

    analysis.add(late);
    Map<String, Finding> amended = findings(evaluate(end()));

    assertThat(amended)
        .isNotEmpty()
        .allSatisfy(
            (id, finding) -> {
              assertThat(before).containsKey(id);
              assertThat(finding.failed()).isEqualTo(before.get(id).failed() + 1);
            });
  }

  @Test
  void aRequestMakesOnlyItsOwnRouteBeJudgedAgain() {
    everythingButRequests();
    List<RequestLogged> requests = requests();
    requests.subList(1, requests.size()).forEach(analysis::add);
    evaluate(end());
    long all = analysis.routesJudged();
    analysis.show(memory.draw(true));
    evaluate(end());
    assertThat(analysis.routesJudged()).isEqualTo(all).isGreaterThan(3);

    RequestLogged failed =
        requests.stream().filter(request -> request.status() == 502).findFirst().get();
    analysis.add(failed);
    evaluate(end());

    assertThat(analysis.routesJudged()).isBetween(all + 1, all + failed.attempts().size());
  }

  @Test
  void whatIsSaidBitByBitComesToWhatIsSaidAtOnce() {
    List<RequestLogged> requests = requests();
    LiveAnalysis atOnce = new LiveAnalysis(Thresholds.DEFAULT, RETENTION, true);
    Map<String, LiveDocument> bitByBit = new TreeMap<>();
    int events = read.events().size();
    int parts = 7;
    for (int part = 0; part < parts; part++) {
      for (ClusterEvent event :
          read.events().subList(events * part / parts, events * (part + 1) / parts)) {
        if (ofRouter(event)) {
          analysis.add(event);
          atOnce.add(event);
        } else {
          memory.add(event);
        }
      }
      requests
          .subList(requests.size() * part / parts, requests.size() * (part + 1) / parts)
          .forEach(
              request -> {
                analysis.add(request);
                atOnce.add(request);
              });
      analysis.show(memory.draw(true));
      for (LiveDocument document : evaluate(end())) {
        if (document.retracted()) {
          bitByBit.remove(document.key());
        } else {
          bitByBit.put(document.key(), document);
        }
      }
    }
    atOnce.show(memory.draw(true));

    assertThat(bitByBit.values())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("revision")
        .containsExactlyInAnyOrderElementsOf(atOnce.evaluate(end(), 1));
  }

  @Test
  void whatTurnsOutToBeOtherwiseIsTakenBack() {
    requests().forEach(analysis::add);
    List<LiveDocument> early = evaluate(end());
    everythingButRequests();
    List<LiveDocument> later = evaluate(end());

    Map<String, Finding> suspected = findings(early);
    assertThat(suspected).isNotEmpty();
    assertThat(findings(later).values())
        .anySatisfy(finding -> assertThat(finding.trigger().actor()).isEqualTo("alice"));
    assertThat(later)
        .filteredOn(LiveDocument::retracted)
        .extracting(LiveDocument::id)
        .containsAll(
            suspected.keySet().stream().filter(id -> !findings(later).containsKey(id)).toList());
  }

  @Test
  void whatHasSettledIsForgottenButStaysSaid() {
    everythingButRequests();
    requests().forEach(analysis::add);
    int said = evaluate(end()).size();

    List<LiveDocument> afterwards = new ArrayList<>();
    for (int minute = 1; minute <= 15; minute++) {
      afterwards.addAll(evaluate(end() + minute * 60 * Stamp.SECOND));
    }

    assertThat(afterwards).isEmpty();
    assertThat(analysis.open()).isEmpty();
    assertThat(analysis.closed()).hasSize(said);
    assertThat(analysis.requests()).isEmpty();
    assertThat(analysis.lines()).isEmpty();
  }

  @Test
  void whatIsOldLeavesTheResultsForGood() {
    everythingButRequests();
    requests().forEach(analysis::add);
    int said = evaluate(end()).size();
    for (int minute = 1; minute <= 15; minute++) {
      evaluate(end() + minute * 60 * Stamp.SECOND);
    }
    memory.forget(end() + 3_600 * Stamp.SECOND, memory.draw(true).picture());
    analysis.show(memory.draw(true));

    List<LiveDocument> afterwards = new ArrayList<>();
    for (int minute = 120; minute <= 150; minute++) {
      afterwards.addAll(evaluate(end() + minute * 60 * Stamp.SECOND));
    }

    assertThat(afterwards).isEmpty();
    assertThat(analysis.closed()).isEmpty();
    assertThat(analysis.takeForgotten()).hasSize(said);
  }

  @Test
  void podsThatAreGoneAreForgottenAndThoseThatStayAreNot() {
    everythingButRequests();
    int all = memory.size();
    int pods = memory.draw(true).picture().pods().size();
    long gone =
        memory.draw(true).picture().pods().stream().filter(pod -> pod.gone() != null).count();

    memory.forget(end() + 3_600 * Stamp.SECOND, memory.draw(true).picture());

    assertThat(memory.size()).isLessThan(all / 2);
    assertThat(memory.draw(true).picture().pods()).hasSize(pods - (int) gone);
  }
}
