package io.zerodrop.tool;

import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import io.zerodrop.pipeline.replay.FlinkReplay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A run of the program inside of the test: its exit code and the two streams. */
public record CommandRun(int code, String out, String err) {

  public static CommandRun of(Object... arguments) {
    return withInput("", arguments);
  }

  /**
   * @param in what comes on standard input
   */
  public static CommandRun withInput(String in, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            false,
            100);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
    try {
      int code =
          Zerodrop.run(
              Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new),
              new FlinkReplay("test"),
              terminal,
              Path.of("..", "."));
      return new CommandRun(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(before);
    }
  }
}
