package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.publish.PublishFailed;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into sentences on stderr and an exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final PrintStream err;

  Errors(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    say(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    say("see '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
    return ExitCode.UNUSABLE;
  }

  @Override
  public int handleExecutionException(Exception wrong, CommandLine command, ParseResult parsed) {
    if (wrong instanceof UnusableInput unusable) {
      return unusable(unusable);
    }
    if (wrong instanceof UnusableServer) {
      say(wrong.getMessage());
      return ExitCode.UNUSABLE;
    }
    if (wrong instanceof PublishFailed) {
      say("not all is published: " + wrong.getMessage());
      return ExitCode.FAULT;
    }
    if (wrong instanceof FileSystemException) {
      say(((FileSystemException) wrong).getFile() + ": " + reason((FileSystemException) wrong));
      return ExitCode.FAULT;
    }
    return fault(wrong);
  }

  int unusable(UnusableInput wrong) {
    say(wrong.getMessage());
    return ExitCode.UNUSABLE;
  }

  /** A fault that nobody foresaw: with its trace, since that is what its report needs. */
  int fault(Throwable wrong) {
    if (wrong instanceof OutOfMemoryError) {
      say("out of memory; give it more, for example ZERODROP_JAVA_OPTS=-Xmx8g");
      return ExitCode.FAULT;
    }
    say(
        wrong instanceof IOException
            ? "cannot read or write: " + wrong.getMessage()
            : "a fault in zerodrop; please report what follows");
    wrong.printStackTrace(err);
    return ExitCode.FAULT;
  }

  private static String reason(FileSystemException wrong) {
    if (wrong instanceof AccessDeniedException) {
      return "permission denied; give another directory with --out";
    }
    if (wrong instanceof FileAlreadyExistsException) {
      return "is a file, not a directory; give another directory with --out";
    }
    return wrong.getReason() == null ? wrong.getClass().getSimpleName() : wrong.getReason();
  }

  private void say(String message) {
    message.lines().forEach(line -> err.println("zerodrop: " + line));
  }
}
