package io.zerodrop.dashboards.terminal;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.Incident;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A small picture of an incident: the pods that lost most, each from the moment its deletion was
 * requested; or, where no pod is known, the failures over the time of day.
 */
final class Timeline {

  private static final int LABEL = 26;
  private static final int PODS = 3;
  private static final int PODS_ALONE = 8;
  private static final long LEAD = 200_000;
  private static final Set<String> DECISIVE =
      Set.of(
          Milestone.ENDPOINT_TERMINATING,
          Milestone.SIGTERM,
          Milestone.INGRESS_OBSERVED,
          Milestone.PROXY_OBSERVED);

  /** A pod's way out and what was sent to it. */
  private record Pod(Termination termination, List<Verdict> attempts) {

    boolean deleted() {
      return termination.milestones().stream()
          .anyMatch(milestone -> milestone.name().equals(Milestone.DELETION_REQUESTED));
    }

    /** When the deletion was requested, most likely; else when a container ended. */
    long zero() {
      String first = deleted() ? Milestone.DELETION_REQUESTED : Milestone.CONTAINER_EXITED;
      return termination.milestones().stream()
          .filter(milestone -> milestone.name().equals(first))
          .mapToLong(Milestone::at)
          .min()
          .orElse(termination.at());
    }

    long lost() {
      return attempts.stream().filter(attempt -> attempt.outcome().failed()).count();
    }

    /** Its last milestone but the deadline, which is long after an orderly end. */
    long gone() {
      return termination.milestones().stream()
          .filter(milestone -> !milestone.name().equals(Milestone.KILL_DEADLINE))
          .mapToLong(milestone -> milestone.at() - zero())
          .max()
          .orElse(0);
    }

    /** The last moment that matters, from the deletion on. */
    long last() {
      long attempt =
          attempts.stream()
              .filter(each -> each.outcome().failed())
              .mapToLong(each -> each.end().middle() - zero())
              .max()
              .orElse(0);
      long step =
          termination.milestones().stream()
              .filter(milestone -> DECISIVE.contains(milestone.name()))
              .mapToLong(milestone -> milestone.at() - zero())
              .max()
              .orElse(0);
      return Math.max(attempt, step);
    }

    long first() {
      return attempts.stream()
          .filter(each -> each.outcome().failed())
          .mapToLong(each -> each.start().middle() - zero())
          .min()
          .orElse(0);
    }
  }

  private final Incident incident;
  private final Paint paint;

  Timeline(Incident incident, Paint paint) {
    this.incident = incident;
    this.paint = paint;
  }

  /**
   * @param legend whether to explain the letters
   */
  void draw(Page page, boolean legend) {
    List<Pod> pods =
        incident.terminations().stream()
            .map(termination -> new Pod(termination, attempts(termination)))
            .sorted(
                Comparator.comparingLong(Pod::lost)
                    .reversed()
                    .thenComparing(pod -> pod.termination().at())
                    .thenComparing(pod -> pod.termination().id()))
            .toList();
    if (!pods.isEmpty() && pods.get(0).lost() > 0) {
      pods(pods, page);
      if (legend) {
        page.paragraph(2, Marks.LEGEND);
      }
    } else if (!incident.attempts().isEmpty()) {
      timeOfDay(page);
    }
  }

  /** The first terminations of a run that has no requests to set against them. */
  static void ofPodsAlone(List<Termination> terminations, Page page, Paint paint) {
    List<Pod> pods =
        terminations.stream()
            .sorted(Comparator.comparingLong(Termination::at).thenComparing(Termination::id))
            .limit(PODS_ALONE)
            .map(termination -> new Pod(termination, List.of()))
            .toList();
    long last = pods.stream().mapToLong(Pod::gone).max().orElse(0);
    Axis axis = axis(-LEAD, last + last / 20 + LEAD, page);
    page.line(label(zeroIs(pods)) + axis.ruler());
    for (Pod pod : pods) {
      Marks marks = new Marks(pod.termination().milestones(), pod.zero());
      page.line(label(pod.termination().pod()) + paint.bold(marks.row(axis)));
      page.paragraph(4, Figures.clock(pod.zero()) + ": " + marks.figures());
    }
    if (terminations.size() > pods.size()) {
      page.line(
          "  and "
              + Figures.count(terminations.size() - pods.size(), "more termination")
              + " in terminations.ndjson");
    }
    page.paragraph(2, "one column is " + axis.stepLabel());
    page.paragraph(2, Marks.LEGEND);
  }

  private static String zeroIs(List<Pod> pods) {
    return pods.stream().allMatch(Pod::deleted)
        ? "0 = deletion requested"
        : pods.stream().noneMatch(Pod::deleted) ? "0 = first exit" : "0 = deletion or exit";
  }

  private List<Verdict> attempts(Termination termination) {
    return incident.attempts().stream()
        .filter(attempt -> termination.id().equals(attempt.terminationId()))
        .toList();
  }

  private void pods(List<Pod> pods, Page page) {
    List<Pod> shown = pods.stream().limit(PODS).filter(pod -> pod.lost() > 0).toList();
    long last = shown.stream().mapToLong(Pod::last).max().orElse(0);
    long first = shown.stream().mapToLong(Pod::first).min().orElse(0);
    Axis axis = axis(Math.min(0, first) - LEAD, last + last / 20 + LEAD, page);
    page.line(label(zeroIs(shown)) + axis.ruler());
    for (Pod pod : shown) {
      Marks marks = new Marks(pod.termination().milestones(), pod.zero());
      page.line(label(pod.termination().pod()) + paint.bold(marks.row(axis)));
      page.line(
          label("  " + Figures.count(pod.lost()) + " failed")
              + new AttemptRow(pod.attempts(), axis, pod.zero()).text(paint));
      page.paragraph(4, marks.figures());
    }
    if (pods.size() > shown.size()) {
      long lost = pods.stream().skip(shown.size()).mapToLong(Pod::lost).sum();
      page.line(
          "  and "
              + Figures.count(pods.size() - shown.size(), "pod")
              + " more"
              + (lost == 0 ? "" : ", with " + Figures.count(lost, "failed attempt")));
    }
    page.paragraph(2, "one column is " + axis.stepLabel() + ": " + AttemptRow.LEGEND);
  }

  private void timeOfDay(Page page) {
    long zero = incident.start();
    Axis axis = axis(0, incident.end() - zero, page);
    page.line(label("0 = " + Figures.clock(zero)) + axis.ruler());
    page.line(label("  failed") + new AttemptRow(incident.attempts(), axis, zero).text(paint));
    page.paragraph(2, "one column is " + axis.stepLabel() + ": " + AttemptRow.LEGEND);
  }

  private static Axis axis(long from, long to, Page page) {
    return Axis.covering(from, to, Math.max(20, page.width() - LABEL - 2));
  }

  private static String label(String text) {
    String shown = Printable.ends(Printable.of(text), LABEL);
    return "  " + shown + " ".repeat(LABEL - shown.length());
  }
}
