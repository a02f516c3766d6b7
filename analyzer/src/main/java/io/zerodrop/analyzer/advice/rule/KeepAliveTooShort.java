package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Container;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** keep-alive timeout shorter than the router's. */
final class KeepAliveTooShort implements Rule {

  private static final About ABOUT =
      new About(
          "keepalive-too-short",
          Severity.WARNING,
          "keep-alive timeout shorter than the router's",
          "The server closes an idle connection just as the router sends a request on it: a reset without any rollout.",
          "nginx upstream keepalive_timeout is 60 s by default (ngx_http_upstream_module)");

  private static final Pattern TIMEOUT =
      Pattern.compile(
          "(?i)(?:--timeout-keep-alive|--keep-?alive(?:-timeout)?|KEEP_?ALIVE(?:_TIMEOUT)?(?:_MS|_SECONDS)?)[= ](\\d{1,8})");

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
      List<String> words = new ArrayList<>(container.command());
      words.addAll(container.environment());
      Matcher timeout = TIMEOUT.matcher(String.join(" ", words));
      if (timeout.find()) {
        long value = Long.parseLong(timeout.group(1));
        long seconds = value >= 1000 ? value / 1000 : value;
        RouterKeepAlive router = RouterKeepAlive.of(workload, scene.manifests());
        if (seconds > 0 && seconds <= router.seconds()) {
          problems.add(
              ABOUT.at(
                  container.manifest(),
                  container.path(),
                  "keep-alive of "
                      + seconds
                      + " s, the router's is "
                      + router.seconds()
                      + " s ("
                      + router.source()
                      + "): make it longer, such as "
                      + (router.seconds() + 15)));
        }
      }
    }
    return problems;
  }
}
