package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import io.zerodrop.ingest.parse.kubernetes.ShellCommand;
import java.util.ArrayList;
import java.util.List;

/** a shell as process 1. */
final class ShellAsPidOne implements Rule {

  private static final About ABOUT =
      new About(
          "pid1-shell",
          Severity.WARNING,
          "a shell as process 1",
          "The shell gets SIGTERM and does not pass it on; the application lives on until SIGKILL cuts its requests.",
          "kernel: PID 1 ignores signals without a handler (pid_namespaces(7)); docker ENTRYPOINT shell form");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Problem> check(Scene scene) {
    List<Problem> problems = new ArrayList<>();
    for (Serving serving : scene.serving()) {
      Workload workload = serving.workload();
      Container container = serving.container();
      List<String> command = container.command();
      if (new ShellCommand(command).staysShell() && !String.join(" ", command).contains("trap ")) {
        problems.add(
            ABOUT.at(
                container.manifest(),
                container.path("command"),
                "the command runs under " + command.get(0) + "; start the program by exec"));
      }
    }
    return problems;
  }
}
