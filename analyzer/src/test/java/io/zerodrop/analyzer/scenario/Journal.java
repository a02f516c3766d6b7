package io.zerodrop.analyzer.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of all log files, each file in the order of time. */
final class Journal {

  private record Line(double at, String text) {}

  private final Map<String, List<Line>> files = new TreeMap<>();

  void write(String file, double at, String text) {
    files.computeIfAbsent(file, f -> new ArrayList<>()).add(new Line(at, text));
  }

  List<Log> logs() {
    List<Log> logs = new ArrayList<>();
    files.forEach(
        (file, lines) -> {
          List<Line> ordered = new ArrayList<>(lines);
          ordered.sort(Comparator.comparingDouble(Line::at));
          StringBuilder text = new StringBuilder();
          ordered.forEach(line -> text.append(line.text()).append('\n'));
          logs.add(new Log(file, text.toString()));
        });
    return logs;
  }

  /** One log file. */
  record Log(String name, String text) {}
}
