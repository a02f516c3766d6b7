package io.zerodrop.dashboards.terminal;

import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.SourceCoverage;
import java.util.stream.Collectors;

/** What the statements above it rest on, and what was not there to be read. */
final class SourcesText {

  private static final int COLUMN = 9;

  private final Paint paint;
  private final Page page;

  SourcesText(Page page, Paint paint) {
    this.page = page;
    this.paint = paint;
  }

  void write(RunSummary summary) {
    entry("Read", read(summary));
    if (summary.quarantined() > 0) {
      entry(
          "Unread",
          Figures.count(summary.quarantined(), "record")
              + " could not be read; quarantine.ndjson says which and why");
    }
    for (SourceCoverage source : summary.coverage()) {
      if (source.remark() != null) {
        entry(source.present() ? "Note" : "Missing", source.remark());
      }
    }
    for (InputFile input : summary.inputs()) {
      if (input.clock() != null && input.clock().worthSaying()) {
        entry("Clock", input.path() + " " + input.clock().inWords());
      }
    }
    if (summary.advice() != null) {
      entry("Advice", summary.advice());
    }
    String followed = FollowedText.of(summary.propagation());
    if (followed != null) {
      entry("Followed", followed);
    }
    if (summary.placebo() != null) {
      entry(
          "Placebo",
          "with all deletions moved away in time, "
              + Figures.count(summary.placebo().blamed())
              + " of "
              + Figures.count(summary.placebo().attempts(), "failed attempt")
              + " were still blamed on one");
    }
  }

  private static String read(RunSummary summary) {
    String root = Places.of(summary).root();
    long records = summary.inputs().stream().mapToLong(InputFile::records).sum();
    return Figures.count(records, "record")
        + " of "
        + Figures.count(summary.inputs().size(), "file")
        + (root.isEmpty() ? "" : " in " + root)
        + ": "
        + summary.coverage().stream()
            .filter(SourceCoverage::present)
            .map(source -> source.source() + " " + source.files())
            .collect(Collectors.joining(", "));
  }

  private void entry(String label, String content) {
    page.entry(paint.bold(label), label.length(), COLUMN, content);
  }
}
