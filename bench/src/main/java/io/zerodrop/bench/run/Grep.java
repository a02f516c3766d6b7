package io.zerodrop.bench.run;

import io.zerodrop.bench.bundle.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The least that reading the bundle can cost: one core that looks for a text in it. */
final class Grep implements Contender {

  @Override
  public String name() {
    return "grep -c";
  }

  @Override
  public Measured run(Path bundle, Answers expected) throws IOException {
    return MeasuredProcess.run(
        List.of("sh", "-c", "exec grep -c ' 502 ' '" + bundle + "'/*"), bundle);
  }
}
