package io.zerodrop.analyzer.advice.edit;

import java.util.Comparator;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Places of nodes in a text, as offsets of characters. */
record Place(String text) {

  int start(Node node) {
    return offset(node.getStartMark().orElseThrow());
  }

  /** Behind the last character of the node that is no white space. */
  int end(Node node) {
    if (node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() == FlowStyle.BLOCK) {
      if (node instanceof MappingNode mapping) {
        return mapping.getValue().stream()
            .map(this::end)
            .max(Comparator.naturalOrder())
            .orElse(start(node));
      }
      return ((SequenceNode) node)
          .getValue().stream().map(this::end).max(Comparator.naturalOrder()).orElse(start(node));
    }
    int end = offset(node.getEndMark().orElseThrow());
    while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** An alias ends where it stands, not where its anchor does. */
  int end(NodeTuple entry) {
    int key = end(entry.getKeyNode());
    return isAlias(entry) ? endOfLine(key) : Math.max(key + 1, end(entry.getValueNode()));
  }

  /** Whether the value stands elsewhere in the text. */
  boolean isAlias(NodeTuple entry) {
    return start(entry.getValueNode()) < end(entry.getKeyNode());
  }

  int column(Node node) {
    return node.getStartMark().orElseThrow().getColumn();
  }

  int startOfLine(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Before the line's break. */
  int endOfLine(int offset) {
    int end = text.indexOf('\n', offset);
    end = end < 0 ? text.length() : end;
    return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** Where the next line starts. */
  int nextLine(int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end + 1;
  }

  /** Marks count code points. */
  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
