package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * A stopping server must not cut kept-alive connections that the router may still use; without a
 * stop, the router must give idle ones up before the server does.
 */
final class StaleKeepaliveRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    if (loss.incident() == null) {
      return idleTimeouts();
    }
    PodTemplate template = PodTemplate.of(loss);
    String graceful =
        "let the application answer on kept-alive connections after SIGTERM, with Connection:"
            + " close (HTTP/2: GOAWAY), instead of cutting them";
    Optional<DrainDelay> delay = DrainDelay.of(loss, counterfactuals, template, 0);
    if (delay.isEmpty() || delay.get().shipped()) {
      Remedy.Change change =
          new Remedy.Change(
              template.object(),
              "application in container " + template.container() + ": kept-alive connections",
              "cut while stopping",
              "answered with Connection: close while stopping",
              true);
      return new Advice(
          new Remedy(sentence(graceful), List.of(change), true, Cautions.LONGER_STOP),
          "A server that closes its connections after an answer would have saved them.");
    }
    return new Advice(
        new Remedy(
            "Keep the pods of "
                + template.object()
                + " serving for "
                + delay.get().preStopSeconds()
                + " s after their deletion, by a preStop sleep, and "
                + graceful,
            delay.get().changes(),
            true,
            delay.get().caution()),
        SavedShare.sentence(loss, counterfactuals, delay.get()));
  }

  private static Advice idleTimeouts() {
    Remedy.Change change =
        new Remedy.Change(
            "router",
            "idle timeout of upstream connections",
            null,
            "a few seconds shorter than the application's keep-alive timeout",
            false);
    return new Advice(
        new Remedy(
            "Let the router give up idle upstream connections before the application does, such as"
                + " nginx's upstream keepalive_timeout (60 s by default); retry idempotent requests"
                + " on a reset",
            List.of(change),
            false,
            null),
        "No pod was stopping: the application's idle timeout is shorter than the router's.");
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
