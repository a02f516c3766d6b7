package io.zerodrop.analyzer.evaluation;

import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.traffic.RequestCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The analysis of what a stream has brought so far. Each evaluation looks at all of it anew, so
 * what came late amends what was said, and the last one says what a replay would. What is long
 * settled is said no more of, and what it rested on is forgotten.
 */
public final class LiveAnalysis {

  /** From here on a time stands for the end of all input. */
  private static final long END = Long.MAX_VALUE / 2;

  private static final long FORGET_EVERY = 60 * Stamp.SECOND;

  private final JudgedRoutes judged;
  private final Retention retention;
  private final boolean correctClocks;
  private final List<RequestLogged> requests = new ArrayList<>();
  private final List<ClusterEvent> lines = new ArrayList<>();
  private final TrafficBook traffic = new TrafficBook();
  private final Map<String, LiveDocument> said = new HashMap<>();
  private final ClosedDocuments closed = new ClosedDocuments(ClosedDocuments.MOST);
  private ObservedCluster cluster = ObservedCluster.NOTHING;
  private Evaluation.Outcome outcome;
  private Evaluation evaluation;
  private long forgotten;

  /**
   * @param correctClocks see {@link Evaluation}
   */
  public LiveAnalysis(Thresholds thresholds, Retention retention, boolean correctClocks) {
    this.correctClocks = correctClocks;
    this.judged = new JudgedRoutes(thresholds);
    this.retention = retention;
  }

  public void show(ObservedCluster observed) {
    cluster = observed;
    evaluation = null;
  }

  /** A request that {@link io.zerodrop.analyzer.route.Suspicion} concerned at some time. */
  public void add(RequestLogged request) {
    requests.add(request);
  }

  /** A router's line about its upstreams. */
  public void add(ClusterEvent line) {
    lines.add(line);
  }

  /** See {@link io.zerodrop.analyzer.route.UnresolvedTraffic}. */
  public void add(RequestCount count) {
    traffic.add(count);
  }

  /** Goes on where another analysis stood. */
  public void restore(Collection<LiveDocument> open, Collection<LiveDocument> done) {
    open.forEach(document -> said.put(document.key(), document));
    done.forEach(closed::add);
  }

  /**
   * What has changed since the last evaluation.
   *
   * @param upTo the time in microseconds before which nothing more is expected
   * @param revision of what changed, greater than that of any evaluation before
   */
  public List<LiveDocument> evaluate(long upTo, long revision) {
    if (evaluation == null) {
      evaluation = new Evaluation(cluster.picture(), judged, correctClocks);
    }
    outcome = evaluation.of(requests, lines, traffic);
    Map<String, LiveDocument> now = documents(outcome);
    List<LiveDocument> changes = new ArrayList<>();
    now.keySet().removeAll(closed.keys());
    for (LiveDocument document : now.values()) {
      LiveDocument before = said.get(document.key());
      if (before == null || !document.saysWhat(before)) {
        LiveDocument revised = document.as(revision, false);
        said.put(document.key(), revised);
        changes.add(revised);
      }
    }
    for (LiveDocument before : List.copyOf(said.values())) {
      if (!now.containsKey(before.key())) {
        said.remove(before.key());
        changes.add(before.as(revision, true));
      }
    }
    close(upTo);
    return changes;
  }

  private static Map<String, LiveDocument> documents(Evaluation.Outcome outcome) {
    Map<String, LiveDocument> documents = new LinkedHashMap<>();
    outcome.findings().forEach(of -> put(LiveDocument.of(of), documents));
    outcome.attempts().forEach(of -> put(LiveDocument.of(of), documents));
    outcome.terminations().forEach(of -> put(LiveDocument.of(of), documents));
    return documents;
  }

  private static void put(LiveDocument document, Map<String, LiveDocument> into) {
    into.put(document.key(), document);
  }

  /** Forgets what came before a time that nothing spans which may still change. */
  private void close(long upTo) {
    if (upTo <= 0 || upTo >= END) {
      return;
    }
    long cut = upTo - retention.settled();
    for (boolean moved = true; moved; ) {
      moved = false;
      for (LiveDocument document : said.values()) {
        if (document.from() < cut && document.until() >= cut) {
          cut = document.from();
          moved = true;
        }
      }
    }
    long from = Math.max(cut, upTo - retention.longest());
    boolean some = said.values().removeIf(document -> document.from() < from && close(document));
    if (some || from >= forgotten + FORGET_EVERY) {
      forgotten = from;
      requests.removeIf(request -> request.end().latest() < from);
      lines.removeIf(line -> line.time() != null && line.time().latest() < from);
      traffic.forget(Math.floorDiv(from - FORGET_EVERY, Stamp.SECOND));
      closed.forget(
          upTo - retention.documents(),
          from - FORGET_EVERY,
          // The picture may still be drawn from what is a little older.
          upTo - retention.events() - 3 * FORGET_EVERY);
    }
  }

  private boolean close(LiveDocument document) {
    closed.add(document);
    return true;
  }

  /** How often a route had to be judged so far. */
  public long routesJudged() {
    return judged.judged();
  }

  public Collection<RequestLogged> requests() {
    return requests;
  }

  public Collection<ClusterEvent> lines() {
    return lines;
  }

  public TrafficBook traffic() {
    return traffic;
  }

  public ObservedCluster cluster() {
    return cluster;
  }

  /** Of the last evaluation, null before the first. */
  public Evaluation.Outcome outcome() {
    return outcome;
  }

  /** What may still be revised. */
  public Collection<LiveDocument> open() {
    return said.values();
  }

  /** What is no more revised. */
  public Collection<LiveDocument> closed() {
    return closed.all();
  }

  /** Keys of documents that are no more among the results, since the last time. */
  public List<String> takeForgotten() {
    return closed.takeForgotten();
  }
}
