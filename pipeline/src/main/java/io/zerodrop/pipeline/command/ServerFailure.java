package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import java.util.concurrent.Callable;

/** The exit codes of commands that only speak with servers. */
final class ServerFailure {

  static final int UNREACHABLE = 3;
  static final int UNAUTHORISED = 4;
  static final int PARTIAL = 5;

  private ServerFailure() {}

  static int guard(Terminal terminal, Callable<Integer> work) throws Exception {
    try {
      return work.call();
    } catch (UnusableServer unusable) {
      terminal.err().println("zerodrop: " + unusable.getMessage());
      return switch (unusable.kind()) {
        case SETTINGS -> ExitCode.UNUSABLE;
        case UNAUTHORISED -> UNAUTHORISED;
        case UNREACHABLE, UNEXPECTED -> UNREACHABLE;
      };
    }
  }
}
