package io.zerodrop.pipeline;

import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.nio.file.Path;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(
        Zerodrop.run(
            arguments,
            (request, progress) -> {
              throw new UnusableInput("this build has no replay engine yet");
            },
            Terminal.detect(System.getProperties(), System.getenv()),
            Path.of(System.getProperty("zerodrop.home", "."))));
  }
}
