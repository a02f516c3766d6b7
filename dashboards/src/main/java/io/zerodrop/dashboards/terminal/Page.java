package io.zerodrop.dashboards.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of text within a width. */
final class Page {

  private final int width;
  private final StringBuilder text = new StringBuilder();

  Page(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  Page line(String line) {
    text.append(line.stripTrailing()).append('\n');
    return this;
  }

  Page blank() {
    return line("");
  }

  /**
   * A painted label with text beside it, wrapped under itself.
   *
   * @param label as painted
   * @param column where the text begins
   * @param labelLength of the label as seen
   */
  Page entry(String label, int labelLength, int column, String content) {
    List<String> lines = wrap(Printable.of(content), Math.max(20, width - column));
    String gap = " ".repeat(Math.max(1, column - labelLength));
    line(label + gap + lines.get(0));
    lines.stream().skip(1).forEach(rest -> line(" ".repeat(column) + rest));
    return this;
  }

  Page paragraph(int indent, String content) {
    return entry("", 0, indent, content);
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
      while (line.length() > width) {
        lines.add(line.substring(0, width));
        line.delete(0, width);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
