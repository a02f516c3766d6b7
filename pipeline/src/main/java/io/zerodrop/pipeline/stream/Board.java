package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.evaluation.LiveDocument.Kind;
import io.zerodrop.analyzer.flink.live.LiveFigures;
import io.zerodrop.analyzer.flink.live.LiveTrust;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.report.excerpt.ClientNumbers;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.replay.Analysed;
import io.zerodrop.pipeline.replay.FileShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a running job has come to by now. Used by the job's threads and by those that show it. */
final class Board {

  private static final Comparator<FileRead> BY_PATH =
      Comparator.comparing(FileRead::file)
          .thenComparing(FileRead::container, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Of more records that could not be read, only the number is told. */
  private static final int REJECTED = 100_000;

  private final Map<String, LiveDocument> documents = new TreeMap<>();
  private final Set<Rejected> rejected = new LinkedHashSet<>();
  private final List<FileRead> files = new ArrayList<>();
  private LiveFigures figures = new LiveFigures(0, 0, 0, 0, 0, Long.MIN_VALUE, false, List.of());
  private LiveTrust trust = LiveTrust.NOTHING;
  private int rejections;
  private boolean changed;

  synchronized void take(LiveDocument document) {
    LiveDocument known = documents.get(document.key());
    if (known != null && known.revision() > document.revision()) {
      return;
    }
    if (document.retracted()) {
      documents.remove(document.key());
    } else {
      documents.put(document.key(), document);
    }
    changed = true;
  }

  synchronized void take(Rejected record) {
    if (rejected.size() >= REJECTED || rejected.add(record)) {
      rejections++;
      changed = true;
    }
  }

  synchronized void take(FileRead file) {
    files.add(file);
    changed = true;
  }

  synchronized void take(LiveFigures latest) {
    figures = latest;
    changed |= documents.keySet().removeAll(latest.forgotten());
  }

  synchronized void take(LiveTrust latest) {
    trust = latest;
  }

  synchronized LiveFigures figures() {
    return figures;
  }

  synchronized int rejectedCount() {
    return rejections;
  }

  synchronized List<Finding> findings() {
    return documents.values().stream()
        .filter(document -> document.kind() == Kind.FINDING)
        .map(LiveDocument::finding)
        .toList();
  }

  /** Whether anything is new since the last time that it was asked. */
  synchronized boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  synchronized Analysed analysed(boolean redact) {
    List<Finding> findings = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    List<Termination> terminations = new ArrayList<>();
    for (LiveDocument document : documents.values()) {
      switch (document.kind()) {
        case FINDING -> findings.add(document.finding());
        case ATTEMPT -> verdicts.add(document.attempt());
        case TERMINATION -> terminations.add(document.termination());
      }
    }
    List<FileRead> read = new ArrayList<>();
    for (FileShare share : FileShare.values()) {
      files.stream().filter(file -> share.includes(file.kind())).sorted(BY_PATH).forEach(read::add);
    }
    return new Analysed(
        findings,
        redact ? ClientNumbers.of(verdicts).in(verdicts) : verdicts,
        terminations,
        figures.requests(),
        figures.attempts(),
        trust.cluster(),
        trust.routerClocks(),
        trust.placebo(),
        read,
        new ArrayList<>(rejected));
  }
}
