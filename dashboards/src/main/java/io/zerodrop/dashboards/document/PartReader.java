package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.Stamp;
import java.util.Arrays;
import java.util.function.Function;

/** Reads back what {@link PartShapes} and {@link CommonColumns} write. */
final class PartReader {

  private PartReader() {}

  static Evidence evidence(DocumentView view) {
    Long line = view.whole(PartFields.LINE);
    return new Evidence(
        view.text(PartFields.SOURCE),
        view.text(PartFields.FILE),
        line == null ? 0 : line,
        view.text(PartFields.SHOWS));
  }

  static Candidate candidate(DocumentView view) {
    return new Candidate(
        cause(view.required(PartFields.CAUSE)),
        orZero(view.decimal(PartFields.LIKELIHOOD)),
        view.texts(PartFields.SPEAKS_FOR),
        view.texts(PartFields.AGAINST));
  }

  static Milestone milestone(DocumentView view) {
    return new Milestone(
        view.required(PartFields.NAME),
        view.requiredTime(PartFields.AT),
        new Stamp(view.requiredTime(PartFields.EARLIEST), view.requiredTime(PartFields.LATEST)),
        view.text(PartFields.WHERE),
        view.text(PartFields.SOURCE));
  }

  static Remedy.Change change(DocumentView view) {
    return new Remedy.Change(
        view.text(PartFields.OBJECT),
        view.text(PartFields.FIELD),
        view.text(PartFields.FROM),
        view.text(PartFields.TO),
        view.flag(PartFields.DESTRUCTIVE));
  }

  static Counterfactual counterfactual(DocumentView view) {
    Double todayShare = view.decimal(PartFields.TODAY_SHARE);
    return new Counterfactual(
        view.text(PartFields.SETTING),
        orZero(view.decimal(PartFields.SHARE)),
        seconds(view.whole(PartFields.NEEDED)),
        seconds(view.whole(PartFields.TODAY)),
        todayShare == null ? -1 : todayShare,
        view.flag(PartFields.CENSORED),
        orZero(view.decimal(PartFields.REQUEST_RATE)));
  }

  static Trigger trigger(DocumentView view) {
    return new Trigger(
        byId(
            TriggerKind.values(),
            TriggerKind::id,
            view.required(ZerodropFields.TRIGGER_KIND),
            "trigger"),
        view.text(ZerodropFields.TRIGGER_ACTOR),
        view.text(ZerodropFields.TRIGGER_IMPERSONATOR),
        view.text(ZerodropFields.TRIGGER_TOOL),
        view.text(ZerodropFields.TRIGGER_ACTION),
        view.text(ZerodropFields.TRIGGER_OBJECT),
        view.time(ZerodropFields.TRIGGER_AT),
        view.texts(ZerodropFields.TRIGGER_CHANGES),
        view.texts(ZerodropFields.TRIGGER_CHAIN),
        view.each(ZerodropFields.TRIGGER_EVIDENCE, PartReader::evidence));
  }

  static Cause cause(String id) {
    return byId(Cause.values(), Cause::id, id, "cause");
  }

  static <E> E byId(E[] values, Function<E, String> idOf, String id, String what) {
    return Arrays.stream(values)
        .filter(value -> idOf.apply(value).equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableDocumentException(
                    "unknown "
                        + what
                        + " "
                        + id
                        + "; known are "
                        + Arrays.stream(values).map(idOf).toList()));
  }

  static double orZero(Double number) {
    return number == null ? 0 : number;
  }

  private static Double seconds(Long milliseconds) {
    return milliseconds == null ? null : milliseconds / 1000.0;
  }
}
