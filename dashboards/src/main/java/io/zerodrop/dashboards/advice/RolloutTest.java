package io.zerodrop.dashboards.advice;

import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** {@code rollout-test.sh}: requests through a rollout, with kubectl and curl alone. */
public final class RolloutTest {

  /** What Kubernetes allows as a name (RFC 1123), and what needs no quotes in a shell. */
  private static final String NAME = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

  private RolloutTest() {}

  /** For the first workload that gets requests; empty where there is none with a plain name. */
  public static Optional<String> script(Manifests manifests) throws IOException {
    Optional<Manifest> target =
        manifests.routed().stream()
            .map(workload -> workload.manifest())
            .filter(manifest -> manifest.name().matches(NAME))
            .filter(manifest -> manifest.namespace().matches("(" + NAME + ")?"))
            .findFirst();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    String namespace = target.get().namespace().isEmpty() ? "default" : target.get().namespace();
    try (InputStream script = RolloutTest.class.getResourceAsStream("rollout-test.sh")) {
      return Optional.of(
          new String(script.readAllBytes(), StandardCharsets.UTF_8)
              .replace("@KIND@", target.get().kind().toLowerCase(Locale.ROOT))
              .replace("@NAME@", target.get().name())
              .replace("@NAMESPACE@", namespace));
    }
  }
}
