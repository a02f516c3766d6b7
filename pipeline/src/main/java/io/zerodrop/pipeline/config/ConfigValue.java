package io.zerodrop.pipeline.config;

import java.util.List;

/**
 * A key with what it is set to.
 *
 * @param texts one, or the elements of a list, or {@code name=text} for each name
 */
record ConfigValue(ConfigKey key, List<String> texts) {

  ConfigValue {
    texts = List.copyOf(texts);
  }

  /** Adds what says the same on a command line. */
  void addTo(List<String> arguments) {
    for (String text : texts) {
      if (key.option().isEmpty()) {
        arguments.add(text);
      } else if (key.type() != ConfigType.FLAG) {
        arguments.add(key.option() + "=" + text);
      } else if (text.equals("true")) {
        arguments.add(key.option());
      }
    }
  }
}
