package io.zerodrop.elasticsearch;

import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import io.zerodrop.pipeline.replay.FlinkReplay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs zerodrop as a user does, in this process. */
public final class CommandLine {

  /** What a command came to. */
  public record Run(int exit, String out, String err) {}

  private final Path directory;

  public CommandLine(Path directory) {
    this.directory = directory;
  }

  public Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Zerodrop.run(
            arguments,
            new FlinkReplay("test"),
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                100),
            Path.of(".."));
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The options that lead to a node as one of its users. */
  public List<String> options(ElasticsearchNode node, String user) throws IOException {
    return options(node, user, ElasticsearchNode.PASSWORD);
  }

  public List<String> options(ElasticsearchNode node, String user, String password)
      throws IOException {
    Path file = Files.writeString(directory.resolve("password"), password + "\n");
    return new ArrayList<>(
        List.of(
            "--elasticsearch",
            node.url().toString(),
            "--elasticsearch-user",
            user,
            "--elasticsearch-password-file",
            file.toString(),
            "--elasticsearch-ca",
            node.certificate().toString()));
  }

  public Run replay(String incident, Path out, List<String> options) {
    List<String> arguments = replayArguments(incident, out, options);
    return run(arguments.toArray(String[]::new));
  }

  static List<String> replayArguments(String incident, Path out, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    arguments.add(Path.of("..", "incidents", incident, "input").toString());
    arguments.addAll(List.of("--out", out.toString(), "--json"));
    arguments.addAll(options);
    return arguments;
  }
}
