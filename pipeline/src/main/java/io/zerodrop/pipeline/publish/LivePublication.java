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
import io.zerodrop.dashboards.elasticsearch.publish.Incidents;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;

/**
 * Makes of each change of a stream's documents what Elasticsearch is sent. Findings come before
 * what belongs to them, also after a restart, so that it can name their incidents.
 */
public final class LivePublication extends RichFlatMapFunction<LiveDocument, PublishedDocument>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;

  /** Findings to remember; what belongs to older ones is no more revised. */
  private static final int FINDINGS = 10_000;

  private final boolean keepQuery;
  private final boolean redact;
  private final String journalDirectory;
  private transient Map<String, Finding> findings;
  private transient Incidents incidents;
  private transient PublishedJournal journal;
  private transient TerminationParts parts;

  /**
   * @param keepQuery whether {@code url.query} is published
   * @param redact whether clients are left out
   * @param journal the directory of a {@link PublishedJournal}
   */
  public LivePublication(boolean keepQuery, boolean redact, Path journal) {
    this.keepQuery = keepQuery;
    this.redact = redact;
    this.journalDirectory = journal.toString();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws IOException {
    journal = PublishedJournal.in(Path.of(journalDirectory));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws IOException {
    journal.checkpoint(context.getCheckpointId());
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws IOException {
    journal.complete(checkpoint);
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }

  @Override
  public void flatMap(LiveDocument document, Collector<PublishedDocument> out) throws IOException {
    for (PublishedJournal.Entry entry : journal.takeLeft()) {
      out.collect(PublishedDocument.takenBack(entry.index(), entry.id(), document.revision() - 1));
    }
    List<PublishedDocument> made = new ArrayList<>();
    make(document, made);
    for (PublishedDocument each : made) {
      if (!each.isTakenBack()) {
        journal.note(each);
      }
    }
    made.forEach(out::collect);
  }

  private void make(LiveDocument document, List<PublishedDocument> out) {
    if (document.kind() == Kind.FINDING) {
      learn(document);
    }
    if (document.retracted()) {
      takeBack(document, out);
      return;
    }
    long revision = document.revision();
    switch (document.kind()) {
      case FINDING ->
          out.add(PublishedDocument.of(FindingDocument.TYPE, document.finding(), revision));
      case ATTEMPT -> out.add(incidents().attempt(shown(document.attempt()), keepQuery, revision));
      case TERMINATION -> terminated(document.termination(), revision, out);
    }
  }

  private Verdict shown(Verdict attempt) {
    return redact ? attempt.withClient(null) : attempt;
  }

  private void terminated(Termination termination, long revision, List<PublishedDocument> out) {
    out.add(incidents().termination(termination, revision));
    for (PropagationSample sample : PropagationSample.of(termination)) {
      out.add(incidents().propagation(sample, revision));
    }
    parts().revised(termination, revision).forEach(out::add);
  }

  private void takeBack(LiveDocument document, List<PublishedDocument> out) {
    long revision = document.revision();
    switch (document.kind()) {
      case FINDING ->
          out.add(PublishedDocument.takenBack(FindingDocument.TYPE, document.finding(), revision));
      case ATTEMPT ->
          out.add(PublishedDocument.takenBack(AttemptDocument.TYPE, document.attempt(), revision));
      case TERMINATION -> {
        out.add(
            PublishedDocument.takenBack(
                TerminationDocument.TYPE, document.termination(), revision));
        parts().takenBack(document.termination(), revision).forEach(out::add);
      }
    }
  }

  private TerminationParts parts() {
    if (parts == null) {
      parts = new TerminationParts();
    }
    return parts;
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
