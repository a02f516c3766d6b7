package io.zerodrop.analyzer.advice.manifest;

import io.zerodrop.ingest.parse.kubernetes.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A container of a workload's pods.
 *
 * @param path of the container in the manifest
 */
public record Container(Manifest manifest, String path, String name, Node node) {

  public String path(String field) {
    return path + "." + field;
  }

  public Optional<Node> find(String field) {
    return Fields.find(node, FieldPath.of(field));
  }

  public Optional<String> text(String field) {
    return find(field).map(Fields::scalar);
  }

  public Optional<Long> number(String field) {
    return text(field).filter(value -> value.matches("-?\\d{1,9}")).map(Long::valueOf);
  }

  public String image() {
    return text("image").orElse("");
  }

  /** {@code none}, {@code sleep}, {@code exec}, {@code httpGet} or {@code tcpSocket}. */
  public String preStopKind() {
    for (String kind : List.of("sleep", "exec", "httpGet", "tcpSocket")) {
      if (find("lifecycle.preStop." + kind).isPresent()) {
        return kind;
      }
    }
    return "none";
  }

  public List<String> preStopCommand() {
    return Manifest.words(find("lifecycle.preStop.exec.command").orElse(null));
  }

  /** 0 without a hook, empty where the hook does not tell. */
  public Optional<Long> preStopSeconds() {
    return switch (preStopKind()) {
      case "none", "tcpSocket" -> Optional.of(0L);
      case "sleep" -> number("lifecycle.preStop.sleep.seconds");
      case "exec" -> Optional.ofNullable(new ShellCommand(preStopCommand()).sleepSeconds());
      default -> Optional.empty();
    };
  }

  /** The command and its arguments, as far as the manifest overrides the image's. */
  public List<String> command() {
    List<String> words = new ArrayList<>(Manifest.words(find("command").orElse(null)));
    words.addAll(Manifest.words(find("args").orElse(null)));
    return words;
  }

  /** Numbers and names of its ports. */
  public List<String> ports() {
    List<String> ports = new ArrayList<>();
    if (find("ports").orElse(null) instanceof SequenceNode list) {
      for (Node port : list.getValue()) {
        Fields.value(port, "name").map(Fields::scalar).ifPresent(ports::add);
        Fields.value(port, "containerPort").map(Fields::scalar).ifPresent(ports::add);
      }
    }
    return ports;
  }

  /** Its literal environment, {@code NAME=value}. */
  public List<String> environment() {
    List<String> variables = new ArrayList<>();
    if (find("env").orElse(null) instanceof SequenceNode list) {
      for (Node variable : list.getValue()) {
        if (variable instanceof MappingNode) {
          variables.add(
              Fields.value(variable, "name").map(Fields::scalar).orElse("")
                  + "="
                  + Fields.value(variable, "value").map(Fields::scalar).orElse(""));
        }
      }
    }
    return variables;
  }

  /** Whether the field stands in the container itself, with a value. */
  public boolean has(String field) {
    return Fields.own(node, field).map(NodeTuple::getValueNode).isPresent();
  }
}
