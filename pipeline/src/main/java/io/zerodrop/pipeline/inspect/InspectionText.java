package io.zerodrop.pipeline.inspect;

import io.zerodrop.dashboards.summary.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An inspection for people: a block of lines a file. */
public final class InspectionText {

  private static final String INDENT = "  ";

  /** A rate that is worth telling, in records a second. */
  private static final double SLOWEST = 0.05;

  private InspectionText() {}

  public static String of(Inspection inspection) {
    List<String> lines = new ArrayList<>();
    for (FileInspection file : inspection.files()) {
      lines.add(file.path());
      details(file).forEach(line -> lines.add(INDENT + line));
    }
    inspection.notes().forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static List<String> details(FileInspection file) {
    List<String> lines = new ArrayList<>();
    if (!file.read()) {
      lines.add((file.kind().equals("unknown") ? "" : file.kind() + ": ") + file.problem());
    } else {
      lines.add(taken(file));
      lines.add(counted(file));
      if (!file.sample().isEmpty()) {
        lines.add("such as " + sample(file));
      }
      if (file.complaint() != null) {
        lines.add("cannot read " + file.complaint());
      }
    }
    Advice.of(file).forEach(advice -> lines.add("-> " + advice));
    return lines;
  }

  private static String taken(FileInspection file) {
    String writer = file.writer() == null ? "" : ", of " + file.writer();
    return file.kind()
        + (file.kind().equals(file.format()) ? "" : " (" + file.format() + ")")
        + writer
        + ": "
        + file.why();
  }

  private static String counted(FileInspection file) {
    FileInspection.Counts counts = file.counts();
    StringBuilder line = new StringBuilder(Figures.count(counts.records(), "record"));
    List<String> parts = new ArrayList<>();
    part(parts, counts.requests(), "request");
    part(parts, counts.events(), "event");
    if (counts.irrelevant() > 0) {
      parts.add(Figures.count(counts.irrelevant()) + " of no use");
    }
    if (counts.quarantined() > 0) {
      parts.add(
          Figures.count(counts.quarantined())
              + " unreadable ("
              + Figures.percent(counts.quarantined(), counts.records())
              + ")");
    }
    line.append(parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    if (file.from() != null && file.to() != null) {
      line.append("; ").append(Figures.range(file.from(), file.to()));
    }
    if (file.rate() != null && file.rate() >= SLOWEST) {
      line.append(String.format(Locale.ROOT, ", %.1f a second", file.rate()));
    }
    return line.toString();
  }

  private static void part(List<String> parts, long count, String one) {
    if (count > 0) {
      parts.add(Figures.count(count, one));
    }
  }

  private static String sample(FileInspection file) {
    return file.sample().entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(" "));
  }
}
