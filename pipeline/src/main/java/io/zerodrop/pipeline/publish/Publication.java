package io.zerodrop.pipeline.publish;

import io.zerodrop.analyzer.flink.ServiceResult;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.document.FindingDocument;
import io.zerodrop.dashboards.document.PropagationSample;
import io.zerodrop.dashboards.document.TrafficDocument;
import io.zerodrop.dashboards.document.TrafficMinute;
import io.zerodrop.dashboards.document.TriggerDocument;
import io.zerodrop.dashboards.elasticsearch.publish.Incidents;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that a run has to publish. */
public final class Publication {

  private Publication() {}

  /**
   * @param keepQuery whether {@code url.query} is published
   */
  public static List<Supplier<PublishedDocument>> of(
      RunResult result, List<ServiceResult.OfMinute> minutes, boolean keepQuery) {
    long revision = revision(result);
    Incidents incidents = new Incidents(result.findings());
    List<Supplier<PublishedDocument>> documents = new ArrayList<>();
    for (Verdict attempt : result.attempts()) {
      documents.add(() -> incidents.attempt(attempt, keepQuery, revision));
    }
    Set<String> marked = new HashSet<>();
    for (Termination termination : result.terminations()) {
      documents.add(() -> incidents.termination(termination, revision));
      for (PropagationSample sample : PropagationSample.of(termination)) {
        documents.add(() -> incidents.propagation(sample, revision));
      }
      if (TriggerDocument.marks(termination)
          && marked.add(TriggerDocument.TYPE.id().apply(termination))) {
        documents.add(() -> PublishedDocument.of(TriggerDocument.TYPE, termination, revision));
      }
    }
    for (ServiceResult.OfMinute minute : minutes) {
      TrafficMinute traffic =
          TrafficMinute.of(
              minute.service(),
              minute.minute(),
              minute.requests(),
              minute.failed(),
              minute.byStatus());
      documents.add(() -> PublishedDocument.of(TrafficDocument.TYPE, traffic, revision));
    }
    for (Finding finding : result.findings()) {
      documents.add(() -> PublishedDocument.of(FindingDocument.TYPE, finding, revision));
    }
    return documents;
  }

  /** The latest time in any input: who has read further knows more. */
  private static long revision(RunResult result) {
    return result.summary().inputs().stream()
        .map(InputFile::to)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }
}
