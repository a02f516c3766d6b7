package io.zerodrop.analyzer.result;

import java.util.List;
import java.util.Map;

/**
 * One pod's way from "deletion requested" to "gone", or the end of a container that went without a
 * deletion.
 *
 * @param id from the pod and the start of its termination; the same input gives the same id
 * @param at when it began, in microseconds: deletion requested, else the container's end
 * @param uid null where no input tells it
 * @param ownerChain from the pod's owner upwards, such as {@code ReplicaSet/web-5d6b4bb8bc}, {@code
 *     Deployment/web}
 * @param services {@code namespace/name} of the Services that routed to the pod
 * @param graceSeconds as the pod had it, null if not known
 * @param preStopSeconds as the pod had it, 0 without a hook, null if not known
 * @param preStopKind {@code none}, {@code sleep}, {@code exec}, {@code httpGet}; null if not known
 * @param subtype what is special about the stop, such as {@code prestop-failed}; null if nothing
 * @param exitCodes container name to exit code
 * @param lags milliseconds by name, such as {@code deletion_to_terminating_ms}, {@code
 *     proxy_observed_ms.node-1}; {@code proxy_unobserved_ms.node-1} where the node had not followed
 *     by then and its log tells no further, likewise {@code ingress_unobserved_ms.edge-1}
 * @param attempts counts by {@code phase.outcome} of the attempts that touched the pod from its
 *     deletion on
 */
public record Termination(
    String id,
    long at,
    String namespace,
    String pod,
    String uid,
    String node,
    List<String> addresses,
    List<String> ownerChain,
    List<String> services,
    Trigger trigger,
    Long graceSeconds,
    Long preStopSeconds,
    String preStopKind,
    String subtype,
    List<Milestone> milestones,
    Map<String, Integer> exitCodes,
    Map<String, Double> lags,
    Map<String, Integer> attempts,
    List<Evidence> evidence,
    List<String> missing) {

  public Termination with(
      List<Milestone> otherMilestones,
      Map<String, Double> otherLags,
      List<Evidence> otherEvidence) {
    return new Termination(
        id,
        at,
        namespace,
        pod,
        uid,
        node,
        addresses,
        ownerChain,
        services,
        trigger,
        graceSeconds,
        preStopSeconds,
        preStopKind,
        subtype,
        otherMilestones,
        exitCodes,
        otherLags,
        attempts,
        otherEvidence,
        missing);
  }
}
