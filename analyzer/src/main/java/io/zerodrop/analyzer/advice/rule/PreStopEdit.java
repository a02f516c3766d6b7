package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a container gets a preStop of a length. */
final class PreStopEdit {

  private static final String HOOK = "lifecycle.preStop.";

  private PreStopEdit() {}

  /** Empty where the hook does more than wait, so that only its author can change it. */
  static Optional<Fix> of(Scene scene, Container container, DrainNeed need) {
    String kind = container.preStopKind();
    boolean plain = plainSleep(container.preStopCommand());
    if (kind.equals("httpGet") || kind.equals("exec") && !plain) {
      return Optional.empty();
    }
    if (kind.equals("exec")) {
      String script =
          container.preStopCommand().get(0).endsWith("sleep")
              ? "[%s, \"%d\"]".formatted(container.preStopCommand().get(0), need.preStopSeconds())
              : "[%s, -c, \"sleep %d\"]"
                  .formatted(container.preStopCommand().get(0), need.preStopSeconds());
      return Optional.of(
          Fix.lengthening(
              withGrace(
                  scene,
                  container,
                  need,
                  List.of(put(container, HOOK + "exec.command", script, need)))));
    }
    return Optional.of(
        Fix.lengthening(withGrace(scene, container, need, replacing(scene, container, need))));
  }

  /** A sleep instead of whatever hook there is. */
  static List<Edit> replacing(Scene scene, Container container, DrainNeed need) {
    List<Edit> edits = new ArrayList<>();
    String kind = container.preStopKind();
    edits.add(
        scene.hasSleepAction()
            ? put(container, HOOK + "sleep.seconds", Long.toString(need.preStopSeconds()), need)
            : put(
                container,
                HOOK + "exec.command",
                "[sleep, \"" + need.preStopSeconds() + "\"]",
                need));
    String put = scene.hasSleepAction() ? "sleep" : "exec";
    if (!kind.equals("none") && !kind.equals(put)) {
      edits.add(new Edit.Remove(container.manifest(), container.path(HOOK + kind)));
    }
    return edits;
  }

  /** With the grace period that the new delay needs, if today's is shorter. */
  static List<Edit> withGrace(Scene scene, Container container, DrainNeed need, List<Edit> edits) {
    List<Edit> all = new ArrayList<>(edits);
    Workload workload = new Workload(container.manifest());
    if (workload.graceSeconds() < need.graceSeconds()) {
      all.add(grace(workload, need));
    }
    return all;
  }

  static Edit grace(Workload workload, DrainNeed need) {
    return new Edit.Put(
        workload.manifest(),
        workload.gracePath(),
        Long.toString(need.graceSeconds()),
        "zerodrop: holds the preStop, requests under way and the exit");
  }

  private static boolean plainSleep(List<String> command) {
    String words = String.join(" ", command);
    return words.matches("(\\S*/)?sleep \\d+s?|(\\S*/)?(ba|a|da)?sh -c sleep \\d+s?");
  }

  private static Edit put(Container container, String field, String value, DrainNeed need) {
    return new Edit.Put(container.manifest(), container.path(field), value, need.reason());
  }
}
