package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import java.util.List;

/** The problem that a finding stands for. */
public final class RecordedLoss {

  private RecordedLoss() {}

  /** One change of its remedy; the fix may be null. */
  public static Problem of(Finding finding, Manifest at, Remedy.Change change, Fix fix) {
    String from = change.from() == null ? "" : " (today: " + change.from() + ")";
    String what =
        finding.sentence()
            + " "
            + (change.object().equals(at.object()) ? "" : change.object() + ": ")
            + change.field()
            + " -> "
            + change.to()
            + from;
    String path = fix == null ? "" : change.field();
    return new Problem(about(finding), Severity.ERROR, at, path, what, fix);
  }

  /** A remedy that changes nothing in a manifest. */
  public static Problem of(Finding finding, Manifest at) {
    boolean blames = finding.cause() != Cause.APP_ERROR && finding.cause() != Cause.UNKNOWN;
    String summary = finding.remedy() == null ? "" : " " + finding.remedy().summary();
    return new Problem(
        about(finding),
        blames ? Severity.WARNING : Severity.NOTE,
        at,
        "",
        finding.sentence() + summary,
        null);
  }

  /** With the caution of its remedy. */
  public static Fix fix(Remedy remedy, Edit edit, boolean risky) {
    String caution =
        remedy.caution() == null ? "To step back, set the old value again." : remedy.caution();
    return new Fix(List.of(edit), risky, risky ? caution : remedy.caution());
  }

  private static About about(Finding finding) {
    return new About(
        "recorded-" + finding.cause().id(),
        Severity.ERROR,
        "recorded loss: " + finding.cause().id(),
        "The recorded incident lost requests this way.",
        "finding " + finding.id());
  }
}
