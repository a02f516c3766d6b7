package io.zerodrop.pipeline.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work with files that is done while its caller does something else. */
final class Aside {

  /** Work with files. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  private final CompletableFuture<Void> done;

  private Aside(CompletableFuture<Void> done) {
    this.done = done;
  }

  static Aside begin(Work work) {
    return new Aside(
        CompletableFuture.runAsync(
            () -> {
              try {
                work.run();
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            }));
  }

  /**
   * Waits for it.
   *
   * @throws IOException that ended it
   */
  void end() throws IOException {
    try {
      done.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw failure;
    }
  }
}
