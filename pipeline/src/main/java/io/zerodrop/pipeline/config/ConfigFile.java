package io.zerodrop.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a file into values, and says of all that is wrong in it where it stands. */
final class ConfigFile {

  private final String name;
  private final Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
  private final List<String> problems = new ArrayList<>();

  private ConfigFile(String name) {
    this.name = name;
  }

  static ConfigFile read(Path file) {
    ConfigFile config = new ConfigFile(file.toString());
    try {
      config.parse(Files.readString(file));
    } catch (IOException unreadable) {
      config.problems.add(file + (Files.exists(file) ? " cannot be read" : " is not there"));
    }
    return config;
  }

  Map<ConfigKey, ConfigValue> values() {
    return values;
  }

  List<String> problems() {
    return problems;
  }

  private void parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        return; // an empty file sets nothing
      }
      if (root.get() instanceof MappingNode mapping) {
        section("", mapping);
      } else {
        problem(root.get(), "", "expected keys with values, found something else");
      }
    } catch (MarkedYamlEngineException notYaml) {
      problems.add(
          place(notYaml.getProblemMark()) + ": no YAML: " + String.valueOf(notYaml.getProblem()));
    } catch (YamlEngineException notYaml) {
      problems.add(name + ": no YAML: " + notYaml.getMessage());
    } catch (IllegalArgumentException | IndexOutOfBoundsException notYaml) {
      problems.add(name + ": no YAML: an escape that is none");
    }
  }

  private void section(String prefix, MappingNode mapping) {
    for (NodeTuple entry : mapping.getValue()) {
      String step = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
      String path = prefix + step;
      Optional<ConfigKey> key = ConfigKey.of(path);
      if (key.isPresent()) {
        value(key.get(), entry.getValueNode());
      } else if (!ConfigKey.isSection(path)) {
        problem(entry.getKeyNode(), path, "no such key" + Suggestion.of(path));
      } else if (entry.getValueNode() instanceof MappingNode section) {
        section(path + ".", section);
      } else {
        problem(entry.getValueNode(), path, "expected keys below it, found something else");
      }
    }
  }

  private void value(ConfigKey key, Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode list && key.type() == ConfigType.TEXTS) {
      list.getValue().forEach(element -> text(key, element).ifPresent(texts::add));
    } else if (node instanceof MappingNode map && key.type() == ConfigType.MAP) {
      for (NodeTuple entry : map.getValue()) {
        String step = entry.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
        text(key, entry.getValueNode()).ifPresent(text -> texts.add(step + "=" + text));
      }
    } else if (key.type().isScalar() || key.type() == ConfigType.TEXTS) {
      text(key, node).ifPresent(texts::add);
    } else {
      problem(node, key.path(), "expected " + key.type().allowed() + ", found something else");
    }
    if (values.put(key, new ConfigValue(key, texts)) != null) {
      problem(node, key.path(), "is set twice");
    }
  }

  private Optional<String> text(ConfigKey key, Node node) {
    if (node instanceof ScalarNode scalar && key.type().fits(scalar.getValue())) {
      return Optional.of(scalar.getValue());
    }
    String found =
        node instanceof ScalarNode scalar ? "'" + scalar.getValue() + "'" : "something else";
    problem(node, key.path(), "expected " + key.type().allowed() + ", found " + found);
    return Optional.empty();
  }

  private void problem(Node at, String path, String what) {
    problems.add(place(at.getStartMark()) + ": " + (path.isEmpty() ? "" : path + ": ") + what);
  }

  private String place(Optional<Mark> mark) {
    return name + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("");
  }
}
