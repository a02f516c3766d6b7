package io.zerodrop.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.incidents.RecordedIncident.TruePod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the reported terminations fit the truth.
 *
 * @param milestones true ones
 * @param reported of those
 * @param inside of those, whose true time lies within the reported bounds, give or take 20 ms
 * @param actors pods whose start the audit log covers
 * @param rightActors of those
 * @param mistakes a line for each
 */
record TerminationScore(
    int milestones, int reported, int inside, int actors, int rightActors, List<String> mistakes) {

  private static final long GIVE_OR_TAKE_NANOS = 20_000_000;

  static TerminationScore of(List<TruePod> truth, List<FlatDocument> documents) {
    Map<String, FlatDocument> said = new HashMap<>();
    for (FlatDocument document : documents) {
      said.put(document.text("kubernetes.pod.name"), document);
      said.put(document.text("kubernetes.pod.uid"), document);
    }
    List<String> mistakes = new ArrayList<>();
    int milestones = 0;
    int reported = 0;
    int inside = 0;
    int actors = 0;
    int rightActors = 0;
    for (TruePod pod : truth) {
      FlatDocument document = said.get(pod.uid());
      if (document == null) {
        document =
            said.getOrDefault(
                pod.name().substring(pod.name().indexOf('/') + 1), new FlatDocument(Map.of()));
      }
      Map<String, JsonNode> steps = new HashMap<>();
      document
          .node("zerodrop.milestones")
          .forEach(step -> steps.put(step.path("name").asText(), step));
      for (Map.Entry<String, Instant> milestone : pod.milestones().entrySet()) {
        milestones++;
        JsonNode step = steps.get(milestone.getKey());
        if (step == null) {
          mistakes.add(pod.name() + " lacks " + milestone.getKey());
          continue;
        }
        reported++;
        if (within(milestone.getValue(), step)) {
          inside++;
        } else {
          mistakes.add(pod.name() + " " + milestone + " is not within " + step);
        }
      }
      if (pod.actorInAudit()) {
        actors++;
        String actor = document.text("zerodrop.trigger.actor");
        if (pod.actor().equals(actor)) {
          rightActors++;
        } else {
          mistakes.add(pod.name() + " was started by " + pod.actor() + ", reported " + actor);
        }
      }
    }
    return new TerminationScore(milestones, reported, inside, actors, rightActors, mistakes);
  }

  double reportedShare() {
    return milestones == 0 ? 1 : (double) reported / milestones;
  }

  double insideShare() {
    return reported == 0 ? 1 : (double) inside / reported;
  }

  private static boolean within(Instant time, JsonNode step) {
    String at = step.path("at").asText();
    Instant earliest = Instant.parse(step.path("earliest").asText(at));
    Instant latest = Instant.parse(step.path("latest").asText(at));
    return !time.isBefore(earliest.minusNanos(GIVE_OR_TAKE_NANOS))
        && !time.isAfter(latest.plusNanos(GIVE_OR_TAKE_NANOS));
  }
}
