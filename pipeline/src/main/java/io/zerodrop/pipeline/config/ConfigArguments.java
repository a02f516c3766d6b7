package io.zerodrop.pipeline.config;

import io.zerodrop.pipeline.replay.UnusableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Turns {@code --config FILE} and the environment into the options that they stand for. The command
 * line counts more than the environment, and that more than the file.
 */
public final class ConfigArguments {

  private static final String OPTION = "--config";

  private ConfigArguments() {}

  /**
   * @param arguments of a stream, without the command's name
   * @return the same with what the file and the environment add
   * @throws UnusableInput with all that is wrong in the file and the environment
   */
  public static String[] expand(String[] arguments, Map<String, String> environment)
      throws UnusableInput {
    List<String> rest = new ArrayList<>();
    Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      boolean joined = arguments[i].startsWith(OPTION + "=");
      if (joined || arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        String file = joined ? arguments[i].substring(OPTION.length() + 1) : arguments[++i];
        ConfigFile read = ConfigFile.read(Path.of(file));
        values.putAll(read.values());
        problems.addAll(read.problems());
      } else {
        rest.add(arguments[i]);
      }
    }
    for (ConfigKey key : ConfigKey.values()) {
      String set = environment.get(key.variable());
      if (set != null && !set.isEmpty() && !key.readsItsVariable()) {
        environment(key, set, values, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInput(String.join("\n", problems));
    }
    List<String> expanded = new ArrayList<>();
    for (ConfigValue value : values.values()) {
      if (!isGiven(value.key(), rest)) {
        value.addTo(expanded);
      }
    }
    expanded.addAll(rest);
    return expanded.toArray(String[]::new);
  }

  private static void environment(
      ConfigKey key, String set, Map<ConfigKey, ConfigValue> values, List<String> problems) {
    List<String> texts = key.type().isScalar() ? List.of(set) : Arrays.asList(set.split(","));
    boolean named =
        key.type() != ConfigType.MAP || texts.stream().allMatch(text -> text.indexOf('=') > 0);
    if (!named) {
      problems.add(key.variable() + ": expected name=text,name=text, found '" + set + "'");
    } else if (!texts.stream().allMatch(key.type()::fits)) {
      problems.add(key.variable() + ": expected " + key.type().allowed() + ", found '" + set + "'");
    } else {
      values.put(key, new ConfigValue(key, texts));
    }
  }

  /** Paths on the command line come to those of the file. */
  private static boolean isGiven(ConfigKey key, List<String> arguments) {
    return !key.option().isEmpty()
        && arguments.stream()
            .anyMatch(given -> given.equals(key.option()) || given.startsWith(key.option() + "="));
  }
}
