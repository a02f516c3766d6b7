package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts the terminations at one Service together by what set them off.
 *
 * <p>One rollout, scaling or owner's deletion is one action at one time, which all its terminations
 * carry. A drain evicts pod by pod and a person deletes several pods by several requests: such
 * terminations belong together while they share the action's time, or follow each other within the
 * gap.
 */
final class IncidentGrouping {

  private static final Set<TriggerKind> ONE_ACTION =
      EnumSet.of(
          TriggerKind.ROLLOUT,
          TriggerKind.SCALE_DOWN,
          TriggerKind.AUTOSCALE,
          TriggerKind.OWNER_DELETE);

  private static final Set<TriggerKind> OF_A_NODE =
      EnumSet.of(
          TriggerKind.DRAIN,
          TriggerKind.TAINT,
          TriggerKind.NODE_SHUTDOWN,
          TriggerKind.NODE_FAILURE);

  private final long gapMicros;

  IncidentGrouping(FindingSettings settings) {
    this.gapMicros = settings.gapMicros();
  }

  List<Incident> group(List<Termination> terminations) {
    Map<String, List<Termination>> byAction = new TreeMap<>();
    terminations.stream()
        .sorted(Incident.ORDER)
        .forEach(
            termination ->
                byAction
                    .computeIfAbsent(action(termination), a -> new ArrayList<>())
                    .add(termination));
    List<Incident> incidents = new ArrayList<>();
    byAction.values().forEach(group -> split(group, incidents));
    incidents.sort(Comparator.comparing(Incident::first, Incident.ORDER));
    return incidents;
  }

  private void split(List<Termination> sameAction, List<Incident> incidents) {
    List<Termination> current = new ArrayList<>();
    for (Termination next : sameAction) {
      if (!current.isEmpty() && !continues(current.get(current.size() - 1), next)) {
        incidents.add(new Incident(current));
        current = new ArrayList<>();
      }
      current.add(next);
    }
    incidents.add(new Incident(current));
  }

  private boolean continues(Termination last, Termination next) {
    Long action = last.trigger().at();
    return action != null && action.equals(next.trigger().at())
        || next.at() - last.at() <= gapMicros;
  }

  private static String action(Termination termination) {
    Trigger trigger = termination.trigger();
    String key = trigger.kind() + "\n" + trigger.actor() + "\n" + trigger.impersonator() + "\n";
    if (OF_A_NODE.contains(trigger.kind())) {
      return key + Objects.requireNonNullElse(trigger.object(), "Node " + termination.node());
    }
    if (ONE_ACTION.contains(trigger.kind())) {
      return key + trigger.object() + "\n" + trigger.at();
    }
    return key;
  }
}
