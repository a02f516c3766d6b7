package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.figure.Stretch;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.ingest.event.Stamp;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stretch of time that is the finding at one pod, and what to call it.
 *
 * @param likely the same without its bounds; null where nothing was lost in it
 * @param label such as {@code 2.5 s: the pod no longer accepted, the router still sent}
 */
record RaceGap(Stamp from, Stamp to, Stretch likely, String label) {

  private static final long WIDE = 200 * Stamp.MILLISECOND;

  /** Of the cause that most of the pod's failed attempts have; empty if there is none to show. */
  static Optional<RaceGap> of(Steps steps, List<PlacedAttempt> attempts) {
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    for (PlacedAttempt attempt : attempts) {
      if (attempt.verdict().cause() != null) {
        counts.merge(attempt.verdict().cause(), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Cause, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .flatMap(usual -> of(usual.getKey(), steps, attempts));
  }

  private static Optional<RaceGap> of(Cause cause, Steps steps, List<PlacedAttempt> attempts) {
    List<PlacedAttempt> caused =
        attempts.stream().filter(attempt -> attempt.verdict().cause() == cause).toList();
    switch (cause) {
      case INFLIGHT_CUT:
        return exit(steps, caused).map(exit -> cutByExit(caused, exit, steps));
      case GRACE_EXCEEDED:
        return exit(steps, caused).map(exit -> cutByKill(caused, exit, steps));
      case NO_ENDPOINTS:
        return Optional.of(noEndpoints(caused));
      case COLD_START:
      case APP_ERROR:
      case UNKNOWN:
        return Optional.empty();
      default:
        return Refusal.of(steps, attempts).map(refusal -> late(cause, refusal, attempts));
    }
  }

  private static RaceGap late(Cause cause, Refusal refusal, List<PlacedAttempt> attempts) {
    Stamp last =
        attempts.stream()
            .filter(Refusal::shownBy)
            .map(attempt -> attempt.verdict().start())
            .max(Comparator.comparingLong(Stamp::middle))
            .orElseThrow();
    return new RaceGap(
        refusal.bounds(),
        last,
        new Stretch(refusal.at(), last.middle()),
        length(refusal, last) + ": the pod no longer accepted, " + sender(cause) + " still sent");
  }

  private static String length(Refusal refusal, Stamp last) {
    String length = seconds(last.middle() - refusal.at());
    long least = last.earliest() - refusal.bounds().latest();
    long most = last.latest() - refusal.bounds().earliest();
    return most - least <= WIDE
        ? length
        : length + " (" + seconds(least).replace(" s", "") + " to " + seconds(most) + ")";
  }

  private static String seconds(long micros) {
    return Figures.duration(Math.max(0, micros));
  }

  private static String sender(Cause cause) {
    switch (cause) {
      case STALE_PROXY:
        return "kube-proxy";
      case LOCAL_BLACKHOLE:
        return "traffic policy Local";
      case STALE_KEEPALIVE:
        return "the router, on open connections,";
      default:
        return "the router";
    }
  }

  /** The gap is the grace that was left; it is no stretch of losses. */
  private static RaceGap cutByExit(List<PlacedAttempt> caused, Milestone exit, Steps steps) {
    Optional<Milestone> deadline =
        steps.first(Milestone.KILL_DEADLINE).filter(each -> each.at() > exit.at() + Stamp.SECOND);
    String unused =
        deadline
            .map(each -> ", " + Figures.duration(each.at() - exit.at()) + " of grace unused")
            .orElse("");
    return new RaceGap(
        exit.bounds(),
        deadline.map(Milestone::bounds).orElse(exit.bounds()),
        null,
        underWay(caused) + "cut when the process exited" + unused);
  }

  private static RaceGap cutByKill(List<PlacedAttempt> caused, Milestone exit, Steps steps) {
    Milestone stop = steps.first(Milestone.SIGTERM).orElse(exit);
    Long grace = steps.termination().graceSeconds();
    return new RaceGap(
        stop.bounds(),
        exit.bounds(),
        new Stretch(stop.at(), exit.at()),
        underWay(caused)
            + "cut by SIGKILL when the grace period"
            + (grace == null ? "" : " of " + grace + " s")
            + " ended");
  }

  private static String underWay(List<PlacedAttempt> caused) {
    return Figures.count(caused.size(), "attempt") + " under way, ";
  }

  /** The end of a container that comes closest to the ends of the attempts it cut. */
  private static Optional<Milestone> exit(Steps steps, List<PlacedAttempt> caused) {
    long end = caused.stream().mapToLong(a -> a.verdict().end().middle()).max().orElseThrow();
    return steps.all(Milestone.CONTAINER_EXITED).stream()
        .min(Comparator.comparingLong(exit -> Math.abs(exit.at() - end)));
  }

  private static RaceGap noEndpoints(List<PlacedAttempt> caused) {
    Comparator<Stamp> byMiddle = Comparator.comparingLong(Stamp::middle);
    List<Stamp> starts = caused.stream().map(a -> a.verdict().start()).sorted(byMiddle).toList();
    Stamp first = starts.get(0);
    Stamp last = starts.get(starts.size() - 1);
    return new RaceGap(
        first,
        last,
        new Stretch(first.middle(), last.middle()),
        seconds(last.middle() - first.middle()) + ": the router had no usable endpoint left");
  }
}
