package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Manifests;
import java.util.List;

/**
 * What the rules look at.
 *
 * @param minor of the cluster's Kubernetes version 1.x; null if not known
 */
public record Scene(Manifests manifests, Integer minor, Measured measured) {

  /** Where the sleep action of lifecycle hooks is on (beta, pkg/features/kube_features.go). */
  private static final int SLEEP_ACTION = 30;

  public List<Serving> serving() {
    return manifests.routed().stream()
        .flatMap(
            workload ->
                manifests.serving(workload).map(each -> new Serving(workload, each)).stream())
        .toList();
  }

  public boolean olderThan(int minorVersion) {
    return minor != null && minor < minorVersion;
  }

  public boolean hasSleepAction() {
    return !olderThan(SLEEP_ACTION);
  }

  public DrainNeed need(Serving serving) {
    return DrainNeed.of(serving, this);
  }
}
