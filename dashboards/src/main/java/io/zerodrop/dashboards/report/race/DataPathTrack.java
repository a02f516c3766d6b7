package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.report.figure.Bar;
import io.zerodrop.dashboards.report.figure.Lane;
import io.zerodrop.dashboards.report.figure.Mark;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.dashboards.report.figure.Track;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** When the routers followed: each ingress, and the nodes' kube-proxies as one band. */
final class DataPathTrack {

  private static final int INGRESSES = 4;

  private DataPathTrack() {}

  static Track of(Steps steps, TimeAxis axis) {
    List<Lane> lanes = new ArrayList<>();
    steps.all(Milestone.INGRESS_OBSERVED).stream()
        .sorted(Comparator.comparing(each -> String.valueOf(each.where())))
        .limit(INGRESSES)
        .forEach(observed -> lanes.add(ingress(observed, steps, axis)));
    if (lanes.isEmpty()) {
      lanes.add(Lane.unknown("ingress", "no log shows when an ingress stopped sending here"));
    }
    List<Milestone> proxies = steps.all(Milestone.PROXY_OBSERVED);
    lanes.add(
        proxies.isEmpty()
            ? Lane.unknown("kube-proxy", "no log shows when kube-proxy followed")
            : proxies(proxies, steps, axis));
    return new Track("Data path", lanes);
  }

  private static Lane ingress(Milestone observed, Steps steps, TimeAxis axis) {
    return Lane.of(
        observed.where() == null ? "ingress" : observed.where(),
        List.of(
            new Bar(
                "sends",
                "sends to this pod",
                "the ingress still chose this pod",
                steps.longBefore(),
                observed.bounds()),
            new Bar(
                "followed",
                "has followed",
                steps.tip(observed),
                observed.bounds(),
                steps.longAfter())),
        List.of(),
        axis);
  }

  /** From the first node to the last, with the median marked. */
  private static Lane proxies(List<Milestone> proxies, Steps steps, TimeAxis axis) {
    Milestone first = proxies.get(0);
    Milestone last = proxies.get(proxies.size() - 1);
    Milestone median = proxies.get((proxies.size() - 1) / 2);
    String each =
        proxies.stream()
            .map(proxy -> proxy.where() + " " + Figures.offset(proxy.at() - steps.zero()))
            .collect(Collectors.joining(", "));
    String tip = "kube-proxy followed: " + each;
    Stamp begin = first.bounds();
    Stamp end = last.bounds();
    List<Bar> bars =
        List.of(
            new Bar("sends", "old rules", tip, steps.longBefore(), begin),
            new Bar("band", "", tip, begin, end),
            new Bar("followed", "", tip, end, steps.longAfter()));
    Mark middle = Mark.of("tick", text(proxies, steps), tip, median.at(), Stamp.at(median.at()));
    return Lane.of("kube-proxy", bars, List.of(middle), axis);
  }

  private static String text(List<Milestone> proxies, Steps steps) {
    Milestone first = proxies.get(0);
    Milestone last = proxies.get(proxies.size() - 1);
    Milestone median = proxies.get((proxies.size() - 1) / 2);
    if (proxies.size() == 1) {
      return first.where() + " " + Figures.offset(first.at() - steps.zero());
    }
    return "%s: first %s, median %s, last %s (%s)"
        .formatted(
            Figures.count(proxies.size(), "node"),
            Figures.offset(first.at() - steps.zero()),
            Figures.offset(median.at() - steps.zero()),
            Figures.offset(last.at() - steps.zero()),
            last.where());
  }
}
