package io.zerodrop.ingest.fuzz;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.Collected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is fuzzed as one: a parser, with whatever formats it reads. The last one, {@code any}, is
 * detection with all that follows from it: envelopes, framing and the parser that is chosen.
 *
 * @param name the parser's class
 * @param formats that it reads, all framed alike; all there are for {@code any}
 */
record FuzzTarget(String name, List<LogFormat> formats) {

  static final String ANY = "any";

  static List<FuzzTarget> all() {
    Map<String, List<LogFormat>> byParser = new LinkedHashMap<>();
    for (LogFormat format : LogFormat.values()) {
      byParser.computeIfAbsent(parser(format), none -> new ArrayList<>()).add(format);
    }
    List<FuzzTarget> all = new ArrayList<>();
    byParser.forEach((name, formats) -> all.add(new FuzzTarget(name, formats)));
    all.add(new FuzzTarget(ANY, List.of(LogFormat.values())));
    return all;
  }

  private static String parser(LogFormat format) {
    return format
        .newParser(Collected.context().laidOut(Specimens.layout(format)))
        .getClass()
        .getSimpleName();
  }

  /** By its own name or that of a format which it reads. */
  static FuzzTarget named(String name) {
    return all().stream()
        .filter(target -> target.name.equals(name) || target.reads(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parser or format " + name));
  }

  private boolean reads(String id) {
    return formats.stream().anyMatch(format -> format.id().equals(id));
  }

  /** What tells {@link ParserFuzzer} what to take files for. */
  String format() {
    return name.equals(ANY) ? ANY : formats.get(0).id();
  }

  /** Records to begin with, and last all of them in one file. */
  List<String> seeds() {
    List<String> seeds = new ArrayList<>();
    formats.forEach(format -> Specimens.of(format).forEach(record -> seeds.add(record + "\n")));
    seeds.add(String.join("", seeds));
    return seeds;
  }
}
