package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import java.util.List;

/**
 * The change that mends a problem.
 *
 * @param destructive whether it lengthens shutdown, restarts pods, can leave pods hanging or
 *     changes source addresses
 * @param caution what can go wrong and how to step back; null for a harmless change
 */
public record Fix(List<Edit> edits, boolean destructive, String caution) {

  private static final String RESTART =
      "Changing the pod template restarts all pods. Pods stop by the spec they were created with: the"
          + " rollout that ships this still stops the old pods the old way, so judge it by the"
          + " rollout after that. To step back, set the old value again.";

  private static final String LONGER =
      "Every pod takes longer to stop, and so do rollouts and drains. ";

  public Fix {
    edits = List.copyOf(edits);
    if (destructive && (caution == null || caution.isBlank())) {
      throw new IllegalArgumentException("a destructive change without a caution");
    }
  }

  public static Fix harmless(Edit... edits) {
    return new Fix(List.of(edits), false, null);
  }

  static Fix careful(String caution, Edit... edits) {
    return new Fix(List.of(edits), false, caution);
  }

  static Fix restarting(Edit... edits) {
    return new Fix(List.of(edits), true, RESTART);
  }

  static Fix lengthening(List<Edit> edits) {
    return new Fix(edits, true, LONGER + RESTART);
  }
}
