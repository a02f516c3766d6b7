package io.zerodrop.incidents;

import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a user sees of a run: the exit code and the two streams. */
record Console(int code, String out, String err) {

  static Console replay(Path to, Object... arguments) {
    return replay(new byte[0], to, arguments);
  }

  /**
   * @param in what comes on standard input
   * @param to the directory of the outputs
   */
  static Console replay(byte[] in, Path to, Object... arguments) {
    List<String> line = new ArrayList<>(List.of("replay", "--out", to.toString()));
    Arrays.stream(arguments).map(String::valueOf).forEach(line::add);
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
    System.setIn(new ByteArrayInputStream(in));
    try {
      int code =
          Zerodrop.run(line.toArray(String[]::new), Replay.ENGINE, terminal, Path.of("..", "."));
      return new Console(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(before);
    }
  }

  /** The lines on stderr, but for the progress of a slow machine. */
  List<String> said() {
    return err.lines()
        .filter(line -> !line.matches("zerodrop: (starting|looking at|reading) ?.*"))
        .toList();
  }
}
