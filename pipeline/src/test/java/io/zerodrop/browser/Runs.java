package io.zerodrop.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.zerodrop.dashboards.files.ResultReader;
import io.zerodrop.dashboards.report.HtmlReport;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reports to look at: of recorded incidents, and of what is made from them. */
final class Runs {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path INCIDENTS = Path.of("..", "incidents");

  private final Path directory;
  private final Map<String, Path> replayed = new HashMap<>();

  Runs(Path directory) {
    this.directory = directory;
  }

  /** The directory of a recorded incident's results. */
  private Path results(String incident) throws Exception {
    Path known = replayed.get(incident);
    if (known == null) {
      known = directory.resolve(incident);
      Path input = INCIDENTS.resolve(incident).resolve("input");
      new FlinkReplay("test")
          .replay(ReplayRequest.of(List.of(input.toString()), known, 2), Progress.NONE);
      replayed.put(incident, known);
    }
    return known;
  }

  Path recorded(String incident) throws Exception {
    return results(incident).resolve("report.html");
  }

  /** An incident with every text of its attempts and pods replaced. */
  Path withTexts(String incident, String path, String pod) throws Exception {
    Path made = Files.createDirectories(directory.resolve("hostile"));
    copy(
        results(incident),
        made,
        "attempts.ndjson",
        line -> {
          put(line, path, "url", "path");
          put(line, pod, "kubernetes", "pod", "name");
        });
    copy(
        results(incident),
        made,
        "terminations.ndjson",
        line -> put(line, pod, "kubernetes", "pod", "name"));
    copy(results(incident), made, "findings.ndjson", line -> put(line, path, "message"));
    Files.copy(results(incident).resolve("summary.json"), made.resolve("summary.json"));
    return HtmlReport.write(ResultReader.read(made), LogLines.NONE, made);
  }

  /** Five incidents of a hundred pods each, with 20,000 attempts, from one of four pods. */
  Path large() throws Exception {
    Path base = results("rollout-race");
    Path made = Files.createDirectories(directory.resolve("large"));
    int copies = 125;
    int incidents = 5;
    many(base, made, "terminations.ndjson", copies, Integer.MAX_VALUE, (line, i) -> pod(line, i));
    many(
        base,
        made,
        "attempts.ndjson",
        copies,
        20_000,
        (line, i) -> {
          suffix(line, "-" + i, "event", "id");
          suffix(line, "-" + i % incidents, "zerodrop", "finding", "id");
          pod(line, i);
        });
    many(
        base,
        made,
        "findings.ndjson",
        incidents,
        Integer.MAX_VALUE,
        (line, i) -> {
          suffix(line, "-" + i, "event", "id");
          suffix(line, "-" + i, "zerodrop", "finding", "id");
          suffix(line, "-" + i, "zerodrop", "incident", "id");
          each(line, i, copies, incidents, "zerodrop", "termination", "id");
          each(line, i, copies, incidents, "kubernetes", "pod", "name");
        });
    Files.copy(base.resolve("summary.json"), made.resolve("summary.json"));
    return HtmlReport.write(ResultReader.read(made), LogLines.NONE, made);
  }

  private interface Change {
    void apply(ObjectNode line, int copy);
  }

  private interface Edit {
    void apply(ObjectNode line);
  }

  private static void copy(Path from, Path to, String file, Edit edit) throws IOException {
    many(from, to, file, 1, Integer.MAX_VALUE, (line, i) -> edit.apply(line));
  }

  private static void many(Path from, Path to, String file, int copies, int most, Change change)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      for (String line : Files.readAllLines(from.resolve(file))) {
        ObjectNode node = (ObjectNode) JSON.readTree(line);
        change.apply(node, i);
        lines.add(node.toString());
      }
    }
    Files.write(to.resolve(file), lines.subList(0, Math.min(most, lines.size())));
  }

  private static void pod(ObjectNode line, int copy) {
    suffix(line, "-" + copy, "kubernetes", "pod", "name");
    suffix(line, "-" + copy, "zerodrop", "termination", "id");
    suffix(line, "-" + copy, "event", "id");
  }

  /** The names of all copies that belong to an incident. */
  private static void each(
      ObjectNode line, int incident, int copies, int incidents, String... path) {
    ArrayNode all = JSON.createArrayNode();
    JsonNode names = at(line, path);
    for (int i = incident; i < copies; i += incidents) {
      for (JsonNode name : names) {
        all.add(name.asText() + "-" + i);
      }
    }
    set(line, all, path);
  }

  private static void suffix(ObjectNode line, String suffix, String... path) {
    change(line, text -> text + suffix, path);
  }

  private static void put(ObjectNode line, String text, String... path) {
    change(line, old -> text, path);
  }

  private static void change(ObjectNode line, UnaryOperator<String> change, String... path) {
    JsonNode old = at(line, path);
    if (old.isTextual()) {
      set(line, TextNode.valueOf(change.apply(old.asText())), path);
    }
  }

  private static JsonNode at(ObjectNode line, String... path) {
    return line.at("/" + String.join("/", path));
  }

  private static void set(ObjectNode line, JsonNode value, String... path) {
    ObjectNode parent = line;
    for (int i = 0; i < path.length - 1; i++) {
      parent = (ObjectNode) parent.path(path[i]);
    }
    parent.set(path[path.length - 1], value);
  }
}
