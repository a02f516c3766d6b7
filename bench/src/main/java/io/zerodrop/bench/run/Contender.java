package io.zerodrop.bench.run;

import io.zerodrop.bench.bundle.Answers;
import java.io.IOException;
import java.nio.file.Path;

/** A program that answers the question. */
interface Contender {

  String name();

  /**
   * Runs once in a process of its own.
   *
   * @throws WrongAnswer if it does not answer as expected
   * @throws IOException if it does not run
   */
  Measured run(Path bundle, Answers expected) throws IOException;
}
