package io.zerodrop.ingest.event;

import java.util.List;

/**
 * What the body of a write says was changed.
 *
 * @param templateChanged whether the body touches {@code spec.template}. A patch touches what it
 *     changes; a whole object (create, update, apply) touches its template always, so there {@link
 *     WorkloadState#templateHash()} before and after decides. Already false where the response
 *     proves that the write left the spec as it was
 * @param replicas {@code spec.replicas} in the body, null if it does not set it
 * @param unschedulable {@code spec.unschedulable} in the body, null if it does not set it
 * @param paths short notes on what was set, such as {@code
 *     spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]} or {@code
 *     containers[app].image=registry/app:2}; never the value of an environment variable or a secret
 */
public record WriteChange(
    boolean templateChanged, Integer replicas, Boolean unschedulable, List<String> paths) {

  public WriteChange {
    paths = paths == null ? List.of() : List.copyOf(paths);
  }
}
