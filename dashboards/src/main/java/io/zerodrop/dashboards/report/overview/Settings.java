package io.zerodrop.dashboards.report.overview;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The preStop delay and the grace period of an incident's pods: as they are, as proposed. */
public final class Settings {

  private Settings() {}

  public static List<Threshold> of(List<Finding> findings, List<Termination> terminations) {
    List<Threshold> lines = new ArrayList<>();
    usual(terminations, Termination::preStopSeconds)
        .ifPresent(seconds -> lines.add(line("today", "preStop today", seconds)));
    usual(terminations, Termination::graceSeconds)
        .ifPresent(seconds -> lines.add(line("today", "grace today", seconds)));
    preStop(findings).ifPresent(seconds -> lines.add(line("proposed", "preStop", seconds)));
    grace(findings).ifPresent(seconds -> lines.add(line("proposed", "grace", seconds)));
    return lines;
  }

  /** The longest that a remedy asks for. */
  public static OptionalLong preStop(List<Finding> findings) {
    return proposed(findings, field -> field.endsWith("preStop.sleep.seconds"));
  }

  public static OptionalLong grace(List<Finding> findings) {
    return proposed(findings, field -> field.endsWith("terminationGracePeriodSeconds"));
  }

  private static OptionalLong proposed(List<Finding> findings, Predicate<String> field) {
    return findings.stream()
        .map(Finding::remedy)
        .filter(Objects::nonNull)
        .flatMap(remedy -> remedy.changes().stream())
        .filter(change -> change.field() != null && field.test(change.field()))
        .map(Remedy.Change::to)
        .filter(to -> to != null && to.matches("\\d{1,6}"))
        .mapToLong(Long::parseLong)
        .max();
  }

  /** The value that most pods have, the smaller of two equally common ones. */
  public static OptionalLong usual(
      List<Termination> terminations, Function<Termination, Long> value) {
    Map<Long, Integer> counts = new TreeMap<>();
    terminations.stream()
        .map(value)
        .filter(Objects::nonNull)
        .forEach(seconds -> counts.merge(seconds, 1, Integer::sum));
    return counts.entrySet().stream()
        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
        .map(entry -> OptionalLong.of(entry.getKey()))
        .orElse(OptionalLong.empty());
  }

  private static Threshold line(String kind, String name, long seconds) {
    return new Threshold(kind, name + " " + seconds + " s", seconds * Stamp.SECOND);
  }
}
