package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.evaluation.LiveDocument.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Documents that are no more revised, as far as they stay among the results: for some time, and the
 * latest of very many. One that an evaluation could still bring anew stays in any case.
 */
final class ClosedDocuments {

  /** Of more, a report is no longer one to read, and takes longer to write than to be outdated. */
  static final int MOST = 10_000;

  private final int most;
  private final Map<String, LiveDocument> documents = new HashMap<>();
  private List<String> forgotten = new ArrayList<>();

  ClosedDocuments(int most) {
    this.most = most;
  }

  void add(LiveDocument document) {
    documents.put(document.key(), document);
  }

  Set<String> keys() {
    return documents.keySet();
  }

  Collection<LiveDocument> all() {
    return documents.values();
  }

  /**
   * @param aged what ended before this time in microseconds goes
   * @param requests before which no request is kept, so that nothing of them comes anew
   * @param pods the same for pods that are gone
   */
  void forget(long aged, long requests, long pods) {
    List<LiveDocument> oldest = new ArrayList<>(documents.values());
    oldest.sort(Comparator.comparingLong(LiveDocument::until).thenComparing(LiveDocument::key));
    for (LiveDocument document : oldest) {
      long done = document.kind() == Kind.TERMINATION ? pods : requests;
      boolean goes = document.until() < aged || documents.size() > most;
      if (goes && document.until() < done) {
        documents.remove(document.key());
        forgotten.add(document.key());
      }
    }
  }

  /** Keys of what was forgotten since the last time. */
  List<String> takeForgotten() {
    List<String> taken = forgotten;
    forgotten = new ArrayList<>();
    return taken;
  }
}
