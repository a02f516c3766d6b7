package io.zerodrop.dashboards.report.markdown;

import io.zerodrop.dashboards.report.incident.IncidentView;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.SourceCoverage;
import java.util.List;

/** All incidents of a run, and what was read. */
public final class MarkdownReport {

  private MarkdownReport() {}

  public static String of(String title, RunSummary summary, List<IncidentView> incidents) {
    StringBuilder text = new StringBuilder("# ").append(Markdown.text(title)).append("\n\n");
    incidents.forEach(incident -> text.append(IncidentMarkdown.of(incident)).append('\n'));
    text.append("## What was read\n\n");
    summary.coverage().forEach(source -> text.append("- ").append(source(source)).append('\n'));
    summary.inputs().stream()
        .filter(input -> input.clock() != null && input.clock().worthSaying())
        .forEach(
            input ->
                text.append("- The clock of ")
                    .append(Markdown.text(input.path() + " " + input.clock().inWords()))
                    .append(".\n"));
    if (summary.advice() != null) {
      text.append("\nWhat would have helped most: ")
          .append(Markdown.text(summary.advice()))
          .append('\n');
    }
    if (summary.placebo() != null) {
      text.append("\nPlacebo: with all deletions moved away in time, ")
          .append(Figures.count(summary.placebo().blamed()))
          .append(" of ")
          .append(Figures.count(summary.placebo().attempts(), "failed attempt"))
          .append(" were still blamed on one.\n");
    }
    text.append("\nzerodrop ")
        .append(Markdown.text(summary.version()))
        .append(". All times are UTC.\n");
    return text.toString();
  }

  private static String source(SourceCoverage source) {
    if (!source.present()) {
      return Markdown.text(source.remark());
    }
    String when =
        source.from() == null || source.to() == null
            ? ""
            : ", " + Figures.roughRange(source.from(), source.to());
    String levels = source.levels().isEmpty() ? "" : ". " + source.levelsInWords();
    return Markdown.text(source.source())
        + ": "
        + Figures.count(source.files(), "file")
        + when
        + Markdown.text(levels)
        + (source.shortcoming() == null ? "" : ". " + Markdown.text(source.shortcoming()));
  }
}
