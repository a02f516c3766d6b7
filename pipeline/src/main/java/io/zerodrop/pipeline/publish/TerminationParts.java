package io.zerodrop.pipeline.publish;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.document.PropagationDocument;
import io.zerodrop.dashboards.document.PropagationSample;
import io.zerodrop.dashboards.document.TerminationDocument;
import io.zerodrop.dashboards.document.TriggerDocument;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The documents that are made of parts of terminations and have ids of their own. A revision may
 * leave them behind: another trigger, a node that is told of no more. One trigger may have set off
 * many terminations; its document is made of the first of them, as in a replay.
 */
final class TerminationParts {

  /** Terminations to remember; older ones are no more revised. */
  private static final int MOST = 10_000;

  private final Map<String, Termination> known = new LinkedHashMap<>();
  private final Map<String, TreeMap<String, Termination>> byTrigger = new HashMap<>();

  /** What a termination that is new or revised makes of triggers, and what is to be taken back. */
  List<PublishedDocument> revised(Termination now, long revision) {
    Termination before = forget(now.id());
    known.put(now.id(), now);
    if (TriggerDocument.marks(now)) {
      byTrigger.computeIfAbsent(trigger(now), any -> new TreeMap<>()).put(key(now), now);
    }
    List<PublishedDocument> changes = changes(before, now, revision);
    if (known.size() > MOST) {
      forget(known.keySet().iterator().next());
    }
    return changes;
  }

  /** What is to be taken back with a termination. */
  List<PublishedDocument> takenBack(Termination gone, long revision) {
    Termination before = forget(gone.id());
    return changes(before == null ? gone : before, null, revision);
  }

  private Termination forget(String id) {
    Termination before = known.remove(id);
    if (before != null && TriggerDocument.marks(before)) {
      byTrigger.computeIfPresent(
          trigger(before),
          (trigger, terminations) -> {
            terminations.remove(key(before));
            return terminations.isEmpty() ? null : terminations;
          });
    }
    return before;
  }

  /**
   * @param before null where there was nothing
   * @param now null where there is nothing any more
   */
  private List<PublishedDocument> changes(Termination before, Termination now, long revision) {
    List<PublishedDocument> changes = new ArrayList<>();
    Set<String> kept =
        samples(now).stream().map(PropagationDocument.TYPE.id()).collect(Collectors.toSet());
    for (PropagationSample sample : samples(before)) {
      if (!kept.contains(PropagationDocument.TYPE.id().apply(sample))) {
        changes.add(PublishedDocument.takenBack(PropagationDocument.TYPE, sample, revision));
      }
    }
    Map<String, Termination> triggers = new LinkedHashMap<>();
    for (Termination each : new Termination[] {before, now}) {
      if (each != null && TriggerDocument.marks(each)) {
        triggers.put(trigger(each), each);
      }
    }
    triggers.forEach((trigger, of) -> changes.add(trigger(trigger, of, revision)));
    return changes;
  }

  private PublishedDocument trigger(String trigger, Termination of, long revision) {
    TreeMap<String, Termination> terminations = byTrigger.get(trigger);
    return terminations == null
        ? PublishedDocument.takenBack(TriggerDocument.TYPE, of, revision)
        : PublishedDocument.of(
            TriggerDocument.TYPE, terminations.firstEntry().getValue(), revision);
  }

  private static List<PropagationSample> samples(Termination termination) {
    return termination == null ? List.of() : PropagationSample.of(termination);
  }

  private static String trigger(Termination termination) {
    return TriggerDocument.TYPE.id().apply(termination);
  }

  /** In the order of a replay's terminations. */
  private static String key(Termination termination) {
    return TerminationDocument.TYPE.sortKey(termination);
  }
}
