package io.zerodrop.pipeline;

import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import io.zerodrop.pipeline.stream.ClusterStream;

/**
 * Where the job starts on a Flink cluster. Its arguments are those of {@code zerodrop stream}, so
 * {@code --config FILE} is enough.
 */
public final class JobMain {

  private JobMain() {}

  public static void main(String[] arguments) {
    String version = JobMain.class.getPackage().getImplementationVersion();
    int code =
        Zerodrop.stream(
            arguments,
            new ClusterStream(version == null ? "unpackaged" : version),
            Terminal.detect(System.getProperties(), System.getenv()));
    if (code != 0) {
      throw new IllegalArgumentException(
          "zerodrop stream: unusable arguments or input; the reason is in this process's output");
    }
  }
}
