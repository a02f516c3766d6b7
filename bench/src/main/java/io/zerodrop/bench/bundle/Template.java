package io.zerodrop.bench.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text with {@code ${name}} in it, from a resource beside this class. */
final class Template {

  private final List<String> literals = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private Template(String text) {
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      int close = text.indexOf('}', open);
      literals.add(text.substring(at, open));
      names.add(text.substring(open + 2, close));
      at = close + 1;
    }
    literals.add(text.substring(at));
  }

  static Template of(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @throws IllegalArgumentException if a name has no value
   */
  String with(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String value = values.get(names.get(i));
      if (value == null) {
        throw new IllegalArgumentException("no value for ${" + names.get(i) + "}");
      }
      text.append(literals.get(i)).append(value);
    }
    return text.append(literals.get(names.size())).toString();
  }
}
