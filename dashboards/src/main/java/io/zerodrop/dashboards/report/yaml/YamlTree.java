package io.zerodrop.dashboards.report.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values at paths such as {@code spec.containers[app].image}, where a bracket names the entry of a
 * list by its {@code name}; {@code [*]} stands for a name that is not known.
 */
final class YamlTree {

  private final Map<String, Object> root = new LinkedHashMap<>();

  private record Leaf(String value, String comment) {}

  boolean isEmpty() {
    return root.isEmpty();
  }

  @SuppressWarnings("unchecked")
  void put(String path, String value, String comment) {
    Map<String, Object> node = root;
    String[] steps = path.split("\\.");
    for (int i = 0; i < steps.length - 1; i++) {
      Object next = node.computeIfAbsent(steps[i], step -> new LinkedHashMap<>());
      if (!(next instanceof Map)) {
        next = new LinkedHashMap<String, Object>();
        node.put(steps[i], next);
      }
      node = (Map<String, Object>) next;
    }
    node.put(steps[steps.length - 1], new Leaf(value, comment));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    write(root, 0, text);
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static void write(Map<String, Object> node, int indent, StringBuilder text) {
    node.forEach(
        (step, value) -> {
          int bracket = step.indexOf('[');
          String key = bracket < 0 ? step : step.substring(0, bracket);
          int inner = indent;
          text.append(" ".repeat(indent)).append(key).append(':');
          if (bracket >= 0) {
            String name = step.substring(bracket + 1, step.length() - 1);
            text.append('\n').append(" ".repeat(indent)).append("- name: ").append(quoted(name));
            text.append(name.equals("*") ? " # the container that serves" : "");
            inner = indent + 2;
          }
          if (value instanceof Leaf leaf) {
            text.append(bracket < 0 ? " " : "\n" + " ".repeat(inner) + "value: ");
            text.append(leaf.value() == null ? "null" : leaf.value());
            text.append(" # ").append(leaf.comment()).append('\n');
          } else {
            text.append('\n');
            write((Map<String, Object>) value, bracket < 0 ? indent + 2 : inner, text);
          }
        });
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z][\\w.-]*") ? name : '"' + name.replace("\"", "\\\"") + '"';
  }
}
