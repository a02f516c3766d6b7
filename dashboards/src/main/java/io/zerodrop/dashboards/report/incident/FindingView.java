package io.zerodrop.dashboards.report.incident;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.report.curve.SavedCurve;
import io.zerodrop.dashboards.report.overview.Settings;
import io.zerodrop.dashboards.report.yaml.RemedyYaml;
import java.util.List;
import java.util.Map;

/**
 * A finding with what the page draws of it.
 *
 * @param curve null where no setting saves anything
 * @param proposed the value of the curve's setting that the remedy asks for, null without one
 * @param yaml of the remedy, empty without a change
 */
public record FindingView(
    Finding finding, SavedCurve curve, Long proposed, String yaml, List<RuledOut> ruledOut) {

  static FindingView of(
      Finding finding, List<Verdict> failures, Map<String, Termination> terminations) {
    SavedCurve curve = SavedCurve.of(finding, failures, terminations).orElse(null);
    return new FindingView(
        finding,
        curve,
        curve == null ? null : proposed(curve, finding),
        finding.remedy() == null ? "" : RemedyYaml.of(finding.remedy()),
        RuledOut.of(finding.cause(), failures));
  }

  private static Long proposed(SavedCurve curve, Finding finding) {
    var value =
        curve.setting().equals("preStop")
            ? Settings.preStop(List.of(finding))
            : Settings.grace(List.of(finding));
    return value.isPresent() ? value.getAsLong() : null;
  }
}
