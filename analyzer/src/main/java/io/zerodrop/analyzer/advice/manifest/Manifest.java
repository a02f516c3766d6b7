package io.zerodrop.analyzer.advice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One object of a manifest file.
 *
 * @param document the number of its document in the file, from 0
 * @param item its number in a {@code List} object, -1 where it is a document of its own
 */
public record Manifest(String file, int document, int item, MappingNode root) {

  public String kind() {
    return text("kind").orElse("");
  }

  public String name() {
    return text("metadata.name").orElse("");
  }

  /** Empty where the manifest leaves it to whoever applies it. */
  public String namespace() {
    return text("metadata.namespace").orElse("");
  }

  /** Such as {@code Deployment shop/web}. */
  public String object() {
    return kind() + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
  }

  /** Whether this is the object that others call so, be its own namespace given or not. */
  public boolean isObject(String object) {
    return object.equals(object())
        || namespace().isEmpty()
            && object.startsWith(kind() + " ")
            && object.endsWith("/" + name());
  }

  public boolean mayShareNamespace(Manifest other) {
    return namespace().isEmpty()
        || other.namespace().isEmpty()
        || namespace().equals(other.namespace());
  }

  public Optional<Node> find(String path) {
    return Fields.find(root, FieldPath.of(path));
  }

  public Optional<String> text(String path) {
    return find(path).map(Fields::scalar);
  }

  /** Empty where the field is missing or no whole number. */
  public Optional<Long> number(String path) {
    return text(path).filter(value -> value.matches("-?\\d{1,9}")).map(Long::valueOf);
  }

  public boolean isTrue(String path) {
    return text(path).filter("true"::equals).isPresent();
  }

  /** Where the field is, or the nearest one above it that is there; counted from 1. */
  public int line(String path) {
    List<FieldPath.Step> steps = path.isEmpty() ? List.of() : FieldPath.of(path).steps();
    Node node = root;
    for (int depth = 1; depth <= steps.size(); depth++) {
      Optional<Node> next = Fields.find(root, new FieldPath(steps.subList(0, depth)));
      if (next.isEmpty()) {
        break;
      }
      node = next.get();
    }
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** The scalars of a list; one scalar counts as a list of itself. */
  public static List<String> words(Node node) {
    List<String> words = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().stream().map(Fields::scalar).map(String::valueOf).forEach(words::add);
    } else if (node != null && Fields.scalar(node) != null) {
      words.add(Fields.scalar(node));
    }
    return words;
  }
}
