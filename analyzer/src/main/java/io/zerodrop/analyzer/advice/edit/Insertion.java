package io.zerodrop.analyzer.advice.edit;

import io.zerodrop.analyzer.advice.manifest.FieldPath;
import io.zerodrop.analyzer.advice.manifest.Fields;
import java.util.List;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A field that comes into a mapping, behind the fields that it has, in its style and indentation.
 *
 * @param steps from the mapping to the field; what lies between does not exist yet
 */
record Insertion(String before, Node parent, List<FieldPath.Step> steps, Edit.Put put) {

  private static final int INDENT = 2;

  String text() {
    MappingNode mapping = (MappingNode) parent;
    Place place = new Place(before);
    if (mapping.getValue().isEmpty() || mapping.getFlowStyle() == FlowStyle.FLOW) {
      return flow(place, mapping);
    }
    NodeTuple last = mapping.getValue().get(mapping.getValue().size() - 1);
    int column = place.column(mapping.getValue().get(0).getKeyNode());
    return behind(place, place.end(last), block(column));
  }

  /** Into a key that has no value yet, or an empty one. */
  static String intoEmpty(String text, NodeTuple entry, List<FieldPath.Step> steps, Edit.Put put) {
    Place place = new Place(text);
    Insertion insertion = new Insertion(text, null, steps, put);
    int key = place.end(entry.getKeyNode());
    Node value = entry.getValueNode();
    String without =
        place.end(value) > place.start(value)
            ? text.substring(0, place.start(value)).stripTrailing()
                + text.substring(place.end(value))
            : text;
    return insertion.behind(
        new Place(without), key, insertion.block(place.column(entry.getKeyNode()) + INDENT));
  }

  private String behind(Place place, int offset, String lines) {
    String text = place.text();
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    int at = place.nextLine(offset);
    boolean open = at == text.length() && !text.endsWith("\n");
    return text.substring(0, at)
        + (open ? end : "")
        + lines.replace("\n", end)
        + text.substring(at);
  }

  private String block(int column) {
    StringBuilder lines = new StringBuilder();
    String indent = " ".repeat(column);
    lines.append(indent).append("# ").append(put.reason()).append('\n');
    for (int depth = 0; depth < steps.size(); depth++) {
      lines.append(indent).append(" ".repeat(depth * INDENT)).append(steps.get(depth).key());
      lines.append(depth == steps.size() - 1 ? ": " + put.value() : ":").append('\n');
    }
    return lines.toString();
  }

  private String flow(Place place, MappingNode mapping) {
    boolean json =
        mapping.getValue().isEmpty()
            ? before.stripLeading().startsWith("{")
            : isQuoted(mapping.getValue().get(0).getKeyNode());
    String quote = json ? "\"" : "";
    StringBuilder field = new StringBuilder(mapping.getValue().isEmpty() ? "" : ", ");
    for (int depth = 0; depth < steps.size(); depth++) {
      field.append(depth == 0 ? "" : "{").append(quote).append(steps.get(depth).key());
      field.append(quote).append(": ");
    }
    field.append(json ? json(put.value()) : put.value()).append("}".repeat(steps.size() - 1));
    int at =
        mapping.getValue().isEmpty()
            ? place.start(mapping) + 1
            : place.end(mapping.getValue().get(mapping.getValue().size() - 1));
    return before.substring(0, at) + field + before.substring(at);
  }

  /** Bare words of a flow value get quotes. */
  static String json(String value) {
    return value.replaceAll(
        "(?<![\"\\w.-])(?!(?:true|false|null)\\b)([A-Za-z][\\w.-]*)(?![\"\\w.-])", "\"$1\"");
  }

  static boolean isQuoted(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
        && Fields.scalar(key) != null;
  }
}
