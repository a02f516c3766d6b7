package io.zerodrop.analyzer.result;

import java.util.List;

/**
 * One root cause of one trigger at one Service.
 *
 * @param id from cause, service and the trigger's first termination; stable while the finding grows
 * @param incidentId shared by the findings of one trigger at one Service
 * @param start of the first failed attempt, in microseconds
 * @param end of the last failed attempt, in microseconds
 * @param failed requests that failed at the client because of it
 * @param masked attempts that a retry hid
 * @param servedWhileTerminating attempts that a terminating pod of the incident served well
 * @param total requests to the Service in the window
 * @param missing the sources that would have raised the confidence
 * @param sentence for people
 */
public record Finding(
    String id,
    String incidentId,
    Cause cause,
    String subtype,
    String namespace,
    String service,
    Trigger trigger,
    long start,
    long end,
    int failed,
    int masked,
    int servedWhileTerminating,
    long total,
    List<String> pods,
    List<String> nodes,
    List<String> terminationIds,
    List<Evidence> evidence,
    List<String> missing,
    double confidence,
    String sentence,
    Remedy remedy,
    List<Counterfactual> counterfactual,
    Retries retries) {

  /** Of requests that nothing retried. */
  public Finding(
      String id,
      String incidentId,
      Cause cause,
      String subtype,
      String namespace,
      String service,
      Trigger trigger,
      long start,
      long end,
      int failed,
      int masked,
      int servedWhileTerminating,
      long total,
      List<String> pods,
      List<String> nodes,
      List<String> terminationIds,
      List<Evidence> evidence,
      List<String> missing,
      double confidence,
      String sentence,
      Remedy remedy,
      List<Counterfactual> counterfactual) {
    this(
        id,
        incidentId,
        cause,
        subtype,
        namespace,
        service,
        trigger,
        start,
        end,
        failed,
        masked,
        servedWhileTerminating,
        total,
        pods,
        nodes,
        terminationIds,
        evidence,
        missing,
        confidence,
        sentence,
        remedy,
        counterfactual,
        new Retries(failed, null, null));
  }

  public Finding withConfidence(double lowered) {
    return new Finding(
        id,
        incidentId,
        cause,
        subtype,
        namespace,
        service,
        trigger,
        start,
        end,
        failed,
        masked,
        servedWhileTerminating,
        total,
        pods,
        nodes,
        terminationIds,
        evidence,
        missing,
        lowered,
        sentence,
        remedy,
        counterfactual,
        retries);
  }
}
