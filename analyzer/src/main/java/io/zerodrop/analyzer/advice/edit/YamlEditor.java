package io.zerodrop.analyzer.advice.edit;

import io.zerodrop.analyzer.advice.manifest.FieldPath;
import io.zerodrop.analyzer.advice.manifest.Fields;
import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.UnreadableManifestException;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Edits the text of a manifest file in place: the text around a change stays as it is, with its
 * comments, order, quotes and line breaks.
 */
public final class YamlEditor {

  private YamlEditor() {}

  /**
   * The text with the edits made, one after the other.
   *
   * @throws UnreadableManifestException where a field cannot be edited in place, such as one that
   *     stands behind an anchor which others use too
   */
  public static String apply(String file, String text, List<Edit> edits)
      throws UnreadableManifestException {
    String edited = text;
    for (Edit edit : edits) {
      edited = apply(file, edited, edit);
    }
    ManifestFile.read(file, edited);
    return edited;
  }

  private static String apply(String file, String text, Edit edit)
      throws UnreadableManifestException {
    if (edit instanceof Edit.Add add) {
      if (text.stripLeading().startsWith("{")) {
        throw new UnreadableManifestException(
            file + ": is JSON, which holds one object only; add by hand: " + add.path());
      }
      String line = text.contains("\r\n") ? "\r\n" : "\n";
      String before = text.isEmpty() || text.endsWith("\n") ? text : text + line;
      return before + "---" + line + add.yaml().replace("\n", line);
    }
    MappingNode root = root(file, text, edit.manifest());
    List<FieldPath.Step> steps = FieldPath.of(edit.path()).steps();
    Node parent = root;
    for (int depth = 0; depth < steps.size(); depth++) {
      FieldPath.Step step = steps.get(depth);
      Optional<NodeTuple> entry = Fields.own(parent, step.key());
      boolean last = depth == steps.size() - 1;
      if (entry.isEmpty()) {
        return edit instanceof Edit.Put put
            ? new Insertion(text, parent, steps.subList(depth, steps.size()), put).text()
            : text;
      }
      if (new Place(text).isAlias(entry.get())) {
        throw new UnreadableManifestException(
            file
                + ": "
                + edit.path()
                + " comes from an anchor that others may use; edit it by hand");
      }
      if (last) {
        return edit instanceof Edit.Put put
            ? replaced(text, entry.get(), put)
            : removed(text, parent, entry.get());
      }
      Node value = entry.get().getValueNode();
      if (step.element() != null) {
        value =
            Fields.element(value, step.element())
                .orElseThrow(
                    () ->
                        new UnreadableManifestException(
                            file + ": " + edit.path() + " is not in " + edit.manifest().object()));
      } else if (!(value instanceof MappingNode)) {
        return Insertion.intoEmpty(
            text, entry.get(), steps.subList(depth + 1, steps.size()), (Edit.Put) edit);
      }
      parent = value;
    }
    return text;
  }

  private static MappingNode root(String file, String text, Manifest manifest)
      throws UnreadableManifestException {
    Node document = ManifestFile.documents(file, text).get(manifest.document());
    if (manifest.item() < 0) {
      return (MappingNode) document;
    }
    SequenceNode items = (SequenceNode) Fields.value(document, "items").orElseThrow();
    return (MappingNode) items.getValue().get(manifest.item());
  }

  private static String replaced(String text, NodeTuple entry, Edit.Put put) {
    Place place = new Place(text);
    Node value = entry.getValueNode();
    String old = Fields.scalar(value);
    if (put.value().equals(old)) {
      return text;
    }
    int keyEnd = place.end(entry.getKeyNode());
    boolean empty = place.end(value) <= keyEnd + 1 || place.end(value) == place.start(value);
    int from = empty ? keyEnd + 1 : place.start(value);
    int to = empty ? keyEnd + 1 : place.end(value);
    String edited =
        text.substring(0, from) + (empty ? " " : "") + value(entry, put) + text.substring(to);
    return commented(edited, place, entry.getKeyNode(), put, old);
  }

  private static String value(NodeTuple entry, Edit.Put put) {
    return Insertion.isQuoted(entry.getKeyNode()) ? Insertion.json(put.value()) : put.value();
  }

  /** A comment above the key, where the key begins its line: YAML in flow style has none. */
  private static String commented(String edited, Place before, Node key, Edit.Put put, String old) {
    int line = before.startOfLine(before.start(key));
    String head = before.text().substring(line, before.start(key));
    if (!head.isBlank() || before.text().charAt(before.start(key)) == '"') {
      return edited;
    }
    String end = before.text().contains("\r\n") ? "\r\n" : "\n";
    String was = old == null ? "" : "was " + old + "; ";
    return edited.substring(0, line)
        + head
        + "# "
        + was
        + put.reason()
        + end
        + edited.substring(line);
  }

  /** A parent that is left empty goes too, as long as it is in block style. */
  private static String removed(String text, Node parent, NodeTuple entry) {
    Place place = new Place(text);
    MappingNode mapping = (MappingNode) parent;
    int start = place.start(entry.getKeyNode());
    int end = place.end(entry);
    if (mapping.getFlowStyle() == FlowStyle.FLOW) {
      int index = mapping.getValue().indexOf(entry);
      if (index > 0) {
        start = place.end(mapping.getValue().get(index - 1));
      } else if (mapping.getValue().size() > 1) {
        end = place.start(mapping.getValue().get(1).getKeyNode());
      }
      return text.substring(0, start) + text.substring(end);
    }
    int line = place.startOfLine(start);
    boolean ownLine = text.substring(line, start).isBlank();
    if (mapping.getValue().size() == 1 || !ownLine) {
      return text.substring(0, start)
          + (mapping.getValue().size() == 1 ? "{}" : "")
          + text.substring(mapping.getValue().size() == 1 ? end : nextKey(place, mapping, entry));
    }
    return text.substring(0, line) + text.substring(place.nextLine(end));
  }

  private static int nextKey(Place place, MappingNode mapping, NodeTuple entry) {
    return place.start(mapping.getValue().get(mapping.getValue().indexOf(entry) + 1).getKeyNode());
  }
}
