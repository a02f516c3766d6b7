package io.zerodrop.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayEngine;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A replay that has been run, and what it wrote. */
record Replay(Path out, ReplayOutcome outcome) {

  /** The outputs that must not depend on how the input lay. */
  static final List<String> OUTPUTS =
      List.of("attempts.ndjson", "terminations.ndjson", "findings.ndjson");

  static final ReplayEngine ENGINE = new FlinkReplay("test");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Replay> RECORDED = new ConcurrentHashMap<>();

  /** What differs when a line stands elsewhere. */
  private static final Set<String> POSITION = Set.of("file", "line", "offset");

  private static final Pattern PLACE =
      Pattern.compile("\"file\":\"[^\"]*?([^/\"]+?)(?:\\.gz)?\",\"line\":(\\d+)");

  /** Where evidence stands. */
  record Place(String file, long line) {}

  /** Of an incident's logs as they lie, run once for all tests. */
  static synchronized Replay recorded(RecordedIncident incident) throws IOException, UnusableInput {
    Replay replay = RECORDED.get(incident.name());
    if (replay == null) {
      Path out = Path.of("target", "replays", incident.name());
      replay = of(List.of(incident.input()), out, 1);
      RECORDED.put(incident.name(), replay);
    }
    return replay;
  }

  static Replay of(Path input, Path out) throws IOException, UnusableInput {
    return of(List.of(input), out, 2);
  }

  static Replay of(List<Path> inputs, Path out, int parallelism) throws IOException, UnusableInput {
    ReplayRequest request =
        ReplayRequest.of(inputs.stream().map(Path::toString).toList(), out, parallelism);
    return new Replay(out, ENGINE.replay(request, Progress.NONE));
  }

  AttemptScore score(RecordedIncident incident) throws IOException {
    return AttemptScore.of(incident.attempts(), attempts());
  }

  TerminationScore terminationScore(RecordedIncident incident) throws IOException {
    return TerminationScore.of(incident.pods(), terminations());
  }

  List<FlatDocument> attempts() throws IOException {
    return FlatDocument.readAll(out.resolve("attempts.ndjson"));
  }

  List<FlatDocument> terminations() throws IOException {
    return FlatDocument.readAll(out.resolve("terminations.ndjson"));
  }

  List<FlatDocument> findings() throws IOException {
    return FlatDocument.readAll(out.resolve("findings.ndjson"));
  }

  List<FlatDocument> quarantine() throws IOException {
    return FlatDocument.readAll(out.resolve("quarantine.ndjson"));
  }

  /** The lines of an output, the positions inside evidence left out. */
  List<String> withoutPositions(String name) throws IOException {
    return withoutPositions(out, name);
  }

  static List<String> withoutPositions(Path out, String name) throws IOException {
    return Files.readAllLines(out.resolve(name)).stream().map(Replay::stripped).toList();
  }

  /**
   * An output as it would be if the logs lay elsewhere.
   *
   * @param places by the name of a file without its compression and the line in it
   */
  String withPlaces(String name, BiFunction<String, Long, Place> places) throws IOException {
    return PLACE
        .matcher(Files.readString(out.resolve(name)))
        .replaceAll(
            match -> {
              Place place = places.apply(match.group(1), Long.valueOf(match.group(2)));
              return Matcher.quoteReplacement(
                  "\"file\":\"%s\",\"line\":%d".formatted(place.file(), place.line()));
            });
  }

  private static String stripped(String line) {
    try {
      return strip(JSON.readTree(line)).toString();
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static JsonNode strip(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(element -> array.add(strip(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = JSON.createObjectNode();
    node.properties()
        .forEach(
            field -> {
              if (!(node.has("shows") && POSITION.contains(field.getKey()))) {
                object.set(field.getKey(), strip(field.getValue()));
              }
            });
    return object;
  }
}
