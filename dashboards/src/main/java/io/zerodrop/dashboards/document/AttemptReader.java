package io.zerodrop.dashboards.document;

import static io.zerodrop.dashboards.document.ZerodropFields.ATTEMPT_END_EARLIEST;
import static io.zerodrop.dashboards.document.ZerodropFields.ATTEMPT_END_LATEST;
import static io.zerodrop.dashboards.document.ZerodropFields.ATTEMPT_START_EARLIEST;
import static io.zerodrop.dashboards.document.ZerodropFields.ATTEMPT_START_LATEST;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Stamp;

/** Reads back what {@link AttemptDocument} writes. */
public final class AttemptReader {

  private AttemptReader() {}

  /**
   * @throws UnreadableDocumentException where the document is no attempt
   */
  public static Verdict read(JsonNode document) {
    DocumentView view = new DocumentView(document);
    return new Verdict(
        view.required(EcsFields.EVENT_ID),
        stamp(view, ATTEMPT_START_EARLIEST, ATTEMPT_START_LATEST),
        stamp(view, ATTEMPT_END_EARLIEST, ATTEMPT_END_LATEST),
        view.required(EcsFields.EVENT_OUTCOME).equals("failure"),
        view.text(EcsFields.REQUEST_ID),
        view.text(EcsFields.REQUEST_METHOD),
        view.text(EcsFields.URL_PATH),
        view.text(EcsFields.URL_QUERY),
        view.count(EcsFields.STATUS_CODE),
        either(view, EcsFields.SOURCE_IP, EcsFields.SOURCE_ADDRESS),
        view.text(EcsFields.OBSERVER_NAME),
        view.text(KubernetesFields.NAMESPACE),
        view.text(KubernetesFields.SERVICE),
        view.text(KubernetesFields.POD),
        view.text(KubernetesFields.POD_UID),
        view.text(KubernetesFields.NODE),
        either(view, EcsFields.DESTINATION_IP, EcsFields.DESTINATION_ADDRESS),
        view.count(EcsFields.DESTINATION_PORT),
        view.count(ZerodropFields.ATTEMPT_NUMBER),
        PartReader.byId(
            Outcome.values(),
            Outcome::id,
            view.required(ZerodropFields.ATTEMPT_OUTCOME),
            "attempt outcome"),
        view.count(ZerodropFields.ATTEMPT_STATUS),
        view.text(ZerodropFields.PHASE_START),
        view.text(ZerodropFields.PHASE_END),
        cause(view),
        view.text(ZerodropFields.SUBTYPE),
        view.flag(ZerodropFields.MASKED),
        PartReader.orZero(view.decimal(ZerodropFields.CONFIDENCE)),
        view.each(ZerodropFields.CANDIDATES, PartReader::candidate),
        view.each(ZerodropFields.EVIDENCE, PartReader::evidence),
        view.texts(ZerodropFields.MISSING),
        view.numbers(ZerodropFields.OFFSET),
        view.text(ZerodropFields.TERMINATION_ID),
        view.text(ZerodropFields.FINDING_ID));
  }

  private static Cause cause(DocumentView view) {
    String id = view.text(ZerodropFields.CAUSE);
    return id == null ? null : PartReader.cause(id);
  }

  private static Stamp stamp(DocumentView view, Field earliest, Field latest) {
    return new Stamp(view.requiredTime(earliest), view.requiredTime(latest));
  }

  private static String either(DocumentView view, Field ip, Field name) {
    String address = view.text(ip);
    return address == null ? view.text(name) : address;
  }
}
