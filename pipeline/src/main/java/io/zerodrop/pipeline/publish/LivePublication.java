package io.zerodrop.pipeline.publish;

import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.evaluation.LiveDocument.Kind;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.document.AttemptDocument;
import io.zerodrop.dashboards.document.FindingDocument;
import io.zerodrop.dashboards.document.PropagationSample;
import io.zerodrop.dashboards.document.TerminationDocument;
import io.zerodrop.dashboards.document.TriggerDocument;
import io.zerodrop.dashboards.elasticsearch.publish.Incidents;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Makes of each change of a stream's documents what Elasticsearch is sent. Findings come before
 * what belongs to them, also after a restart, so that it can name their incidents.
 */
public final class LivePublication implements FlatMapFunction<LiveDocument, PublishedDocument> {

  private static final long serialVersionUID = 1L;

  /** Findings to remember; what belongs to older ones is no more revised. */
  private static final int FINDINGS = 10_000;

  private final boolean keepQuery;
  private final boolean redact;
  private transient Map<String, Finding> findings;
  private transient Incidents incidents;

  /**
   * @param keepQuery whether {@code url.query} is published
   * @param redact whether clients are left out
   */
  public LivePublication(boolean keepQuery, boolean redact) {
    this.keepQuery = keepQuery;
    this.redact = redact;
  }

  @Override
  public void flatMap(LiveDocument document, Collector<PublishedDocument> out) {
    if (document.kind() == Kind.FINDING) {
      learn(document);
    }
    if (document.retracted()) {
      out.collect(takenBack(document));
      return;
    }
    long revision = document.revision();
    switch (document.kind()) {
      case FINDING ->
          out.collect(PublishedDocument.of(FindingDocument.TYPE, document.finding(), revision));
      case ATTEMPT ->
          out.collect(incidents().attempt(shown(document.attempt()), keepQuery, revision));
      case TERMINATION -> terminated(document.termination(), revision, out);
    }
  }

  private Verdict shown(Verdict attempt) {
    return redact ? attempt.withClient(null) : attempt;
  }

  private void terminated(
      Termination termination, long revision, Collector<PublishedDocument> out) {
    out.collect(incidents().termination(termination, revision));
    for (PropagationSample sample : PropagationSample.of(termination)) {
      out.collect(incidents().propagation(sample, revision));
    }
    if (TriggerDocument.marks(termination)) {
      out.collect(PublishedDocument.of(TriggerDocument.TYPE, termination, revision));
    }
  }

  private static PublishedDocument takenBack(LiveDocument document) {
    long revision = document.revision();
    return switch (document.kind()) {
      case FINDING ->
          PublishedDocument.takenBack(FindingDocument.TYPE, document.finding(), revision);
      case ATTEMPT ->
          PublishedDocument.takenBack(AttemptDocument.TYPE, document.attempt(), revision);
      case TERMINATION ->
          PublishedDocument.takenBack(TerminationDocument.TYPE, document.termination(), revision);
    };
  }

  private void learn(LiveDocument document) {
    if (findings == null) {
      findings = new LinkedHashMap<>();
    }
    findings.remove(document.id());
    if (!document.retracted()) {
      findings.put(document.id(), document.finding());
    }
    if (findings.size() > FINDINGS) {
      findings.remove(findings.keySet().iterator().next());
    }
    incidents = null;
  }

  private Incidents incidents() {
    if (incidents == null) {
      incidents = new Incidents(findings == null ? List.of() : findings.values());
    }
    return incidents;
  }
}
