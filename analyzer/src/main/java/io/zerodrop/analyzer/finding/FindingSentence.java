package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.remedy.Advice;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What happened, in a sentence or two for people: who lost how much, why, and what would have saved
 * it. Times are UTC.
 */
final class FindingSentence {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FindingSentence() {}

  static String of(Loss loss, Advice advice) {
    return opening(loss) + ": " + WhatHappened.of(loss) + ". " + advice.outlook();
  }

  private static String opening(Loss loss) {
    if (loss.incident() == null) {
      return withoutTrigger(loss);
    }
    Trigger trigger = loss.trigger();
    String who = trigger.actor() == null ? "" : " by " + trigger.actor();
    String through =
        trigger.impersonator() == null ? "" : " (impersonated by " + trigger.impersonator() + ")";
    return TriggerPhrase.of(loss) + who + through + " at " + acted(loss) + " lost " + lost(loss);
  }

  private static String withoutTrigger(Loss loss) {
    String from = clock(loss.start());
    String to = clock(loss.end());
    String when = from.equals(to) ? "at " + from : "between " + from + " and " + to;
    return capital(lost(loss)) + " to " + loss.serviceName() + " failed " + when;
  }

  private static String lost(Loss loss) {
    String total = String.format(Locale.ROOT, "%,d", loss.total());
    String requests = loss.total() == 1 ? " request" : " requests";
    if (loss.failedRequests() == 0) {
      int attempts = loss.failures().size();
      return String.format(
          Locale.ROOT,
          "%,d %s of %s%s, %s",
          attempts,
          attempts == 1 ? "attempt" : "attempts",
          total,
          requests,
          withoutFailedRequest(loss, attempts));
    }
    String hidden =
        loss.masked() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " (retries hid %,d more, which took up to %s longer; without retries %,d would have"
                    + " failed)",
                loss.masked(),
                longestMasked(loss),
                loss.retries().failedWithout());
    return String.format(
        Locale.ROOT, "%,d of %s%s%s", loss.failedRequests(), total, requests, hidden);
  }

  /** What became of requests of which no client saw one of these attempts fail. */
  private static String withoutFailedRequest(Loss loss, int attempts) {
    String hidden = "hidden by retries that took up to " + longestMasked(loss) + " longer";
    if (loss.masked() == attempts) {
      return hidden;
    }
    String later = "whose requests failed on a later attempt";
    return loss.masked() == 0
        ? later
        : String.format(
            Locale.ROOT, "%,d %s, %,d %s", loss.masked(), hidden, attempts - loss.masked(), later);
  }

  /** By how much hidden attempts delayed one request at most. */
  private static String longestMasked(Loss loss) {
    Double most = loss.retries().addedMostMs();
    return String.format(Locale.ROOT, "%.1f s", Math.max(0.1, most == null ? 0 : most / 1000));
  }

  /** With its date where that is not the day of the loss. */
  private static String acted(Loss loss) {
    long begin = began(loss);
    String date = DATE.format(instant(begin));
    return date.equals(DATE.format(instant(loss.start())))
        ? clock(begin)
        : date + " " + clock(begin);
  }

  /** Where nobody asked for it, with the first exit: pods may end more than once. */
  private static long began(Loss loss) {
    long begin = loss.incident().begin();
    return loss.trigger().kind() != TriggerKind.CRASH
        ? begin
        : loss.incident().terminations().stream()
            .flatMap(termination -> termination.milestones().stream())
            .filter(step -> step.name().equals(Milestone.CONTAINER_EXITED))
            .mapToLong(Milestone::at)
            .reduce(begin, Math::min);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static String clock(long micros) {
    return CLOCK.format(instant(micros));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
