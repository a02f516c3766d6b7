package io.zerodrop.dashboards.report.incident;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.dashboards.summary.Wording;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding's sentence, taken apart: what happened, why, and what would have helped.
 *
 * @param occasion such as {@code Rollout of web by alice}; empty where the sentence names none
 * @param why a clause without its full stop
 * @param outlook a sentence of its own, empty without one
 */
public record SentenceParts(String occasion, String why, String outlook) {

  private static final Pattern OPENING =
      Pattern.compile(
          "(.{1,200}?) at (\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d (lost|came with) ");

  public static SentenceParts of(Finding finding) {
    String sentence = finding.sentence() == null ? "" : finding.sentence().strip();
    int colon = sentence.indexOf(": ");
    int stop = sentence.indexOf(". ", Math.max(0, colon));
    if (colon < 0) {
      return new SentenceParts("", Wording.cause(finding.cause()), "");
    }
    Matcher opening = OPENING.matcher(sentence);
    String occasion = opening.lookingAt() ? opening.group(1) : "";
    return stop < 0
        ? new SentenceParts(occasion, withoutStop(sentence.substring(colon + 2)), "")
        : new SentenceParts(
            occasion, sentence.substring(colon + 2, stop), sentence.substring(stop + 2));
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
