package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** preStop needs a binary that the image lacks. */
final class PreStopWithoutShell implements Rule {

  private static final About ABOUT =
      new About(
          "prestop-without-shell",
          Severity.ERROR,
          "preStop needs a binary that the image lacks",
          "The hook fails at once (event FailedPreStopHook) and SIGTERM follows immediately.",
          "pkg/kubelet/lifecycle/handlers.go; images without a shell: distroless, scratch, static");

  private static final Pattern SHELL_LESS =
      Pattern.compile("distroless|scratch|chainguard|(^|[/:-])static([:/-]|$)");

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
      if (container.preStopKind().equals("exec") && SHELL_LESS.matcher(container.image()).find()) {
        DrainNeed need = scene.need(serving);
        problems.add(
            ABOUT
                .at(
                    container.manifest(),
                    container.path("lifecycle.preStop.exec"),
                    "image "
                        + container.image()
                        + " looks as if it had no "
                        + (container.preStopCommand().isEmpty()
                            ? "shell"
                            : container.preStopCommand().get(0)))
                .fixedBy(
                    scene.hasSleepAction()
                        ? Fix.lengthening(PreStopEdit.replacing(scene, container, need))
                        : null));
      }
    }
    return problems;
  }
}
