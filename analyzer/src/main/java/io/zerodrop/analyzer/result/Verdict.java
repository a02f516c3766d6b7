package io.zerodrop.analyzer.result;

import io.zerodrop.ingest.event.SharedText;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is said of one attempt that failed, or that touched a pod after its deletion was requested.
 *
 * @param id from the router, the request and the attempt's number
 * @param start when the attempt began
 * @param requestFailed whether the client got a failure
 * @param attemptStatus what the upstream answered, 0 for none
 * @param cause null when the attempt succeeded
 * @param subtype a finer cause where the fix differs, null without one
 * @param masked whether a retry hid the failure from the client
 * @param offsets start minus milestone, in milliseconds, by milestone name
 * @param terminationId null where no termination is concerned
 * @param findingId null where the verdict belongs to no finding
 */
public record Verdict(
    String id,
    Stamp start,
    Stamp end,
    boolean requestFailed,
    String requestId,
    String method,
    String path,
    String query,
    int status,
    String clientIp,
    String router,
    String namespace,
    String service,
    String pod,
    String podUid,
    String node,
    String address,
    int port,
    int attemptNumber,
    Outcome outcome,
    int attemptStatus,
    String phaseStart,
    String phaseEnd,
    Cause cause,
    String subtype,
    boolean masked,
    double confidence,
    List<Candidate> candidates,
    List<Evidence> evidence,
    List<String> missing,
    Map<String, Double> offsets,
    String terminationId,
    String findingId) {

  public Verdict {
    method = SharedText.of(method);
    router = SharedText.of(router);
    namespace = SharedText.of(namespace);
    service = SharedText.of(service);
    pod = SharedText.of(pod);
    podUid = SharedText.of(podUid);
    node = SharedText.of(node);
    address = SharedText.of(address);
    phaseStart = SharedText.of(phaseStart);
    phaseEnd = SharedText.of(phaseEnd);
    subtype = SharedText.of(subtype);
    missing = SharedText.of(missing);
    terminationId = SharedText.of(terminationId);
    findingId = SharedText.of(findingId);
  }

  public Verdict withConfidence(double lowered) {
    return new Verdict(
        id,
        start,
        end,
        requestFailed,
        requestId,
        method,
        path,
        query,
        status,
        clientIp,
        router,
        namespace,
        service,
        pod,
        podUid,
        node,
        address,
        port,
        attemptNumber,
        outcome,
        attemptStatus,
        phaseStart,
        phaseEnd,
        cause,
        subtype,
        masked,
        lowered,
        candidates,
        evidence,
        missing,
        offsets,
        terminationId,
        findingId);
  }

  public Verdict withFinding(String finding) {
    return new Verdict(
        id,
        start,
        end,
        requestFailed,
        requestId,
        method,
        path,
        query,
        status,
        clientIp,
        router,
        namespace,
        service,
        pod,
        podUid,
        node,
        address,
        port,
        attemptNumber,
        outcome,
        attemptStatus,
        phaseStart,
        phaseEnd,
        cause,
        subtype,
        masked,
        confidence,
        candidates,
        evidence,
        missing,
        offsets,
        terminationId,
        finding);
  }

  /** The same with another name in the place of the client's address. */
  public Verdict withClient(String client) {
    return new Verdict(
        id,
        start,
        end,
        requestFailed,
        requestId,
        method,
        path,
        query,
        status,
        client,
        router,
        namespace,
        service,
        pod,
        podUid,
        node,
        address,
        port,
        attemptNumber,
        outcome,
        attemptStatus,
        phaseStart,
        phaseEnd,
        cause,
        subtype,
        masked,
        confidence,
        candidates,
        evidence,
        missing,
        offsets,
        terminationId,
        findingId);
  }

  /** The same attempt with the cause of another, on which its own failure followed. */
  public Verdict causedLike(Verdict other) {
    return new Verdict(
        id,
        start,
        end,
        requestFailed,
        requestId,
        method,
        path,
        query,
        status,
        clientIp,
        router,
        namespace,
        service,
        pod,
        podUid,
        node,
        address,
        port,
        attemptNumber,
        outcome,
        attemptStatus,
        phaseStart,
        phaseEnd,
        other.cause,
        other.subtype,
        masked,
        other.confidence,
        other.candidates,
        joined(evidence, other.evidence),
        other.missing,
        offsets,
        other.terminationId,
        findingId);
  }

  private static List<Evidence> joined(List<Evidence> own, List<Evidence> others) {
    List<Evidence> all = new ArrayList<>(own);
    others.stream().filter(evidence -> !all.contains(evidence)).forEach(all::add);
    return List.copyOf(all);
  }
}
