package io.zerodrop.analyzer.advice.manifest;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Finds fields in parsed YAML. */
public final class Fields {

  private static final String MERGE = "<<";

  private Fields() {}

  /** The field as the mapping itself has it, not one that it merges in. */
  public static Optional<NodeTuple> own(Node parent, String key) {
    return parent instanceof MappingNode mapping
        ? mapping.getValue().stream().filter(entry -> key.equals(key(entry))).findFirst()
        : Optional.empty();
  }

  /** The field's value, also where the mapping merges it in ({@code <<: *base}). */
  public static Optional<Node> value(Node parent, String key) {
    return own(parent, key)
        .map(NodeTuple::getValueNode)
        .or(
            () ->
                own(parent, MERGE)
                    .map(NodeTuple::getValueNode)
                    .flatMap(merged -> value(merged, key)));
  }

  /** The element of a list that has this {@code name}. */
  public static Optional<Node> element(Node list, String name) {
    return list instanceof SequenceNode sequence
        ? sequence.getValue().stream()
            .filter(each -> name.equals(value(each, "name").map(Fields::scalar).orElse(null)))
            .findFirst()
        : Optional.empty();
  }

  public static Optional<Node> find(Node root, FieldPath path) {
    Optional<Node> node = Optional.of(root);
    for (FieldPath.Step step : path.steps()) {
      node = node.flatMap(parent -> value(parent, step.key()));
      if (step.element() != null) {
        node = node.flatMap(list -> element(list, step.element()));
      }
    }
    return node;
  }

  /** Null where the node is no scalar, or an empty one. */
  public static String scalar(Node node) {
    return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())
        ? scalar.getValue()
        : null;
  }

  public static String key(NodeTuple entry) {
    return scalar(entry.getKeyNode());
  }
}
