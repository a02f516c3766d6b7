package io.zerodrop.analyzer.scenario;

import java.util.ArrayDeque;

/** JSON written with single quotes, and with commas between names and values. */
final class JsonText {

  private JsonText() {}

  /** Commas between names and values become colons. */
  static String of(String members, Object... values) {
    String text = members.formatted(values);
    StringBuilder json = new StringBuilder("{");
    boolean name = true;
    boolean quoted = false;
    ArrayDeque<Boolean> outer = new ArrayDeque<>();
    for (char c : text.toCharArray()) {
      quoted ^= c == '\'';
      if (c == ',' && !quoted) {
        json.append(name ? ':' : ',');
        name = !name;
      } else if (c == '{' && !quoted) {
        outer.push(name);
        name = true;
        json.append(c);
      } else if (c == '}' && !quoted) {
        name = outer.pop();
        json.append(c);
      } else {
        json.append(c == '\'' ? '"' : c);
      }
    }
    return json.append('}').toString();
  }
}
