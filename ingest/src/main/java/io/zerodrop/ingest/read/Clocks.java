package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.format.Dating;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.parse.FileContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Completes the dates of logs that tell no year or no zone from those that tell both. Looks at
 * content only: where files lie and what they are called changes nothing.
 */
final class Clocks {

  private static final long YEAR = 365 * 86_400 * Stamp.SECOND;

  private final InputOptions options;
  private final List<String> notes;

  Clocks(InputOptions options, List<String> notes) {
    this.options = options;
    this.notes = notes;
  }

  /** The same candidates with reference, zone and times. */
  List<Candidate> set(List<Candidate> candidates) {
    List<Candidate> timed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      boolean full = dating(candidate) == Dating.FULL;
      timed.add(full ? candidate.with(TimeProbe.of(candidate)) : candidate);
    }
    Stamp period = period(timed);
    Long reference = reference(timed, period);
    List<Candidate> complete = new ArrayList<>();
    for (Candidate candidate : timed) {
      complete.add(complete(candidate, period, reference == null ? 0 : reference));
    }
    return complete;
  }

  private Candidate complete(Candidate candidate, Stamp period, long reference) {
    ZoneOffset given = options.zone() == null ? ZoneOffset.UTC : options.zone();
    Candidate referred = candidate.with(context(candidate, reference, given));
    if (dating(candidate) == Dating.FULL || dating(candidate) == Dating.NONE) {
      return referred;
    }
    Times times = TimeProbe.of(referred);
    if (options.zone() != null) {
      return referred.with(times);
    }
    ZoneInference inferred = ZoneInference.of(times, period);
    if (inferred.zone().equals(ZoneOffset.UTC)) {
      return referred.with(times);
    }
    notes.add(
        candidate.display()
            + ": its local times are taken for "
            + inferred.zone()
            + ", since so they fall into the period of the other logs"
            + (inferred.alone() ? "" : "; other zones fit too, --zone decides"));
    Candidate zoned = referred.with(context(candidate, reference, inferred.zone()));
    return zoned.with(TimeProbe.of(zoned));
  }

  private static FileContext context(Candidate candidate, long reference, ZoneOffset zone) {
    return candidate.context().at(reference, zone);
  }

  private static Dating dating(Candidate candidate) {
    return candidate.detection().format().dating();
  }

  /** From the first to the last time of the sources with full dates; null without one. */
  private static Stamp period(List<Candidate> candidates) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Candidate candidate : candidates) {
      if (tellsOfPeriod(candidate)) {
        from = Math.min(from, candidate.times().first());
        to = Math.max(to, candidate.times().last());
      }
    }
    return from > to ? null : new Stamp(from, to);
  }

  /** In the middle of most logs: one with a wrong date in it must not decide the year of others. */
  private static long median(List<Candidate> candidates) {
    List<Long> middles =
        candidates.stream()
            .filter(Clocks::tellsOfPeriod)
            .map(candidate -> new Stamp(candidate.times().first(), candidate.times().last()))
            .map(Stamp::middle)
            .sorted()
            .toList();
    return middles.get((middles.size() - 1) / 2);
  }

  /** Events and objects tell of days long before the logs begin. */
  private static boolean tellsOfPeriod(Candidate candidate) {
    LogKind kind = candidate.detection().kind();
    return candidate.times().known() && kind != LogKind.EVENT && kind != LogKind.MANIFEST;
  }

  private Long reference(List<Candidate> candidates, Stamp period) {
    if (options.reference() != null) {
      return options.reference();
    }
    if (period != null) {
      return period.width() < YEAR ? period.middle() : median(candidates);
    }
    Long fallback = fallback(candidates);
    boolean needed = candidates.stream().anyMatch(c -> dating(c) == Dating.NO_YEAR);
    if (needed && fallback != null) {
      notes.add(
          "no log tells a year: "
              + Instant.EPOCH.plus(fallback, ChronoUnit.MICROS).atZone(ZoneOffset.UTC).getYear()
              + " is taken, from what else tells a date");
    }
    return fallback;
  }

  /** Lists of objects, envelopes, dates without zone, and at last when files were written. */
  private static Long fallback(List<Candidate> candidates) {
    long latest = Long.MIN_VALUE;
    for (Candidate candidate : candidates) {
      Times times = dating(candidate) == Dating.FULL ? candidate.times() : TimeProbe.of(candidate);
      if (dating(candidate) != Dating.NO_YEAR) {
        latest = Math.max(latest, times.last());
      }
      latest = Math.max(latest, times.written());
    }
    if (latest == Long.MIN_VALUE) {
      for (Candidate candidate : candidates) {
        latest = Math.max(latest, candidate.found().modifiedMicros());
      }
    }
    return latest == Long.MIN_VALUE ? null : latest;
  }
}
