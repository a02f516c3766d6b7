package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.pipeline.replay.Progress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Tells whoever watches of each finding as it appears, on one line. */
final class FindingLines {

  private final Progress progress;
  private final Set<String> told = new HashSet<>();

  FindingLines(Progress progress) {
    this.progress = progress;
  }

  void look(Collection<Finding> findings) {
    for (Finding finding : findings) {
      if (told.add(finding.id())) {
        progress.tell("found: " + finding.sentence());
      }
    }
  }
}
