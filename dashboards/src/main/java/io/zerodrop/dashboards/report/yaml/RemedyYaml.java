package io.zerodrop.dashboards.report.yaml;

import io.zerodrop.analyzer.result.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The changes of a remedy as patches, one for each object, in the form of {@code kubectl patch
 * --patch-file}. A change that is no value of a field, such as one to the application, stands in a
 * comment: it is for people.
 */
public final class RemedyYaml {

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z][\\w-]*(\\[[^\\]\\s]+])?(\\.[A-Za-z][\\w-]*(\\[[^\\]\\s]+])?)*");

  private static final Pattern VALUE = Pattern.compile("[\\w%./:-]+|\\[[^\\[\\]\\n]*]");
  private static final Pattern OBJECT = Pattern.compile("([A-Za-z]+) ([\\w.-]+)/([\\w.:-]+)");

  private RemedyYaml() {}

  /** Empty where the remedy changes nothing. */
  public static String of(Remedy remedy) {
    Map<String, List<Remedy.Change>> objects = new LinkedHashMap<>();
    for (Remedy.Change change : remedy.changes()) {
      objects.computeIfAbsent(change.object(), object -> new ArrayList<>()).add(change);
    }
    List<String> documents = new ArrayList<>();
    objects.forEach((object, changes) -> documents.add(document(object, changes)));
    return String.join("---\n", documents);
  }

  private static String document(String object, List<Remedy.Change> changes) {
    YamlTree tree = new YamlTree();
    StringBuilder comments = new StringBuilder("# ").append(line(object)).append('\n');
    for (Remedy.Change change : changes) {
      if (machineReadable(change)) {
        tree.put(change.field(), change.to(), note(change));
      } else {
        comments
            .append("# ")
            .append(line(change.field()))
            .append(": ")
            .append(line(change.to()))
            .append(" (")
            .append(note(change))
            .append(")\n");
      }
    }
    return comments + (tree.isEmpty() ? "" : head(object) + tree.text());
  }

  private static boolean machineReadable(Remedy.Change change) {
    return PATH.matcher(change.field()).matches()
        && (change.to() == null || VALUE.matcher(change.to()).matches());
  }

  private static String head(String object) {
    var parts = OBJECT.matcher(object);
    return parts.matches()
        ? "kind: %s%nmetadata:%n  namespace: %s%n  name: %s%n"
            .formatted(parts.group(1), parts.group(2), parts.group(3))
            .replace("\r", "")
        : "";
  }

  private static String note(Remedy.Change change) {
    String was = change.from() == null ? "was unset" : "was " + line(change.from());
    return change.destructive() ? was + ", DESTRUCTIVE" : was;
  }

  /** A comment ends with its line. */
  private static String line(String text) {
    return String.valueOf(text).replaceAll("\\s+", " ");
  }
}
