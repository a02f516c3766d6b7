package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Verdict;

/** An attempt as a document of {@code attempts.ndjson} and the alias {@code zerodrop-attempts}. */
public final class AttemptDocument {

  /** With the query string, which may hold secrets: only for who asked for it. */
  public static final DocumentType<Verdict> WITH_QUERY =
      new DocumentType<>("attempts", shape(), verdict -> verdict.start().middle(), Verdict::id);

  public static final DocumentType<Verdict> TYPE = WITH_QUERY.without(EcsFields.URL_QUERY);

  private AttemptDocument() {}

  private static Shape<Verdict> shape() {
    ShapeBuilder<Verdict> shape =
        CommonColumns.start(
            verdict -> verdict.start().middle(),
            Verdict::id,
            "attempt",
            "event",
            "network",
            "connection");
    request(shape);
    place(shape);
    attempt(shape);
    judgement(shape);
    return shape.build();
  }

  private static void request(ShapeBuilder<Verdict> shape) {
    shape
        .text(EcsFields.EVENT_OUTCOME, verdict -> verdict.requestFailed() ? "failure" : "success")
        .text(EcsFields.REQUEST_ID, Verdict::requestId)
        .text(EcsFields.REQUEST_METHOD, Verdict::method)
        .whole(EcsFields.STATUS_CODE, verdict -> positive(verdict.status()))
        .text(EcsFields.URL_PATH, verdict -> withoutQuery(verdict.path()))
        .text(EcsFields.URL_QUERY, Verdict::query)
        .address(EcsFields.SOURCE_IP, EcsFields.SOURCE_ADDRESS, Verdict::clientIp)
        .address(EcsFields.DESTINATION_IP, EcsFields.DESTINATION_ADDRESS, Verdict::address)
        .whole(EcsFields.DESTINATION_PORT, verdict -> positive(verdict.port()))
        .text(EcsFields.OBSERVER_NAME, Verdict::router);
  }

  private static void place(ShapeBuilder<Verdict> shape) {
    shape
        .text(KubernetesFields.NAMESPACE, Verdict::namespace)
        .text(KubernetesFields.SERVICE, Verdict::service)
        .text(KubernetesFields.POD, Verdict::pod)
        .text(KubernetesFields.POD_UID, Verdict::podUid)
        .text(KubernetesFields.NODE, Verdict::node);
  }

  private static void attempt(ShapeBuilder<Verdict> shape) {
    shape
        .whole(ZerodropFields.ATTEMPT_NUMBER, Verdict::attemptNumber)
        .text(ZerodropFields.ATTEMPT_OUTCOME, verdict -> verdict.outcome().id())
        .whole(ZerodropFields.ATTEMPT_STATUS, verdict -> positive(verdict.attemptStatus()))
        .time(ZerodropFields.ATTEMPT_START_EARLIEST, verdict -> verdict.start().earliest())
        .time(ZerodropFields.ATTEMPT_START_LATEST, verdict -> verdict.start().latest())
        .time(ZerodropFields.ATTEMPT_END, verdict -> verdict.end().middle())
        .time(ZerodropFields.ATTEMPT_END_EARLIEST, verdict -> verdict.end().earliest())
        .time(ZerodropFields.ATTEMPT_END_LATEST, verdict -> verdict.end().latest());
  }

  private static void judgement(ShapeBuilder<Verdict> shape) {
    shape
        .text(ZerodropFields.PHASE_START, Verdict::phaseStart)
        .text(ZerodropFields.PHASE_END, Verdict::phaseEnd)
        .text(ZerodropFields.CAUSE, verdict -> id(verdict.cause()))
        .text(ZerodropFields.SUBTYPE, Verdict::subtype)
        .flag(ZerodropFields.MASKED, Verdict::masked)
        .decimal(ZerodropFields.CONFIDENCE, Verdict::confidence)
        .each(ZerodropFields.CANDIDATES, PartShapes.CANDIDATE, Verdict::candidates)
        .each(ZerodropFields.EVIDENCE, PartShapes.EVIDENCE, Verdict::evidence)
        .texts(ZerodropFields.MISSING, Verdict::missing)
        .numbers(ZerodropFields.OFFSET, Verdict::offsets)
        .text(ZerodropFields.TERMINATION_ID, Verdict::terminationId)
        .text(ZerodropFields.FINDING_ID, Verdict::findingId);
  }

  private static String id(Cause cause) {
    return cause == null ? null : cause.id();
  }

  private static Integer positive(int number) {
    return number > 0 ? number : null;
  }

  /** A format whose parser leaves the query in the path must not leak it here. */
  private static String withoutQuery(String path) {
    int question = path == null ? -1 : path.indexOf('?');
    return question < 0 ? path : path.substring(0, question);
  }
}
