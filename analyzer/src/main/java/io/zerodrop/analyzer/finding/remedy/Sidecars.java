package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.result.Remedy;
import java.util.List;

/** Turns ordinary containers into native sidecars, which stop after the main containers. */
final class Sidecars {

  private Sidecars() {}

  static List<Remedy.Change> asNative(PodTemplate template) {
    return template.classicSidecars().stream()
        .map(
            name ->
                new Remedy.Change(
                    template.object(),
                    template.path() + ".initContainers[" + name + "].restartPolicy",
                    null,
                    "Always",
                    true))
        .toList();
  }
}
