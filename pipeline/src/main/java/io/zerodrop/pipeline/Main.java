package io.zerodrop.pipeline;

import io.zerodrop.pipeline.command.StopSignal;
import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import io.zerodrop.pipeline.replay.FlinkReplay;
import java.nio.file.Path;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    StopSignal.exit(
        Zerodrop.run(
            arguments,
            new FlinkReplay(version()),
            Terminal.detect(System.getProperties(), System.getenv()),
            Path.of(System.getProperty("zerodrop.home", "."))));
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
