package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.Readiness;
import io.zerodrop.ingest.event.Stamp;

/** The word for where a pod stood in its life at a time. */
final class Phases {

  static final String UNKNOWN = "unknown";
  static final String STARTING = "starting";
  static final String READY = "ready";
  static final String UNREADY = "unready";
  static final String TERMINATING = "terminating";
  static final String STOPPING = "stopping";
  static final String EXITED = "exited";
  static final String GONE = "gone";

  private Phases() {}

  static String at(PodTimeline pod, Stamp time) {
    if (pod == null || time == null) {
      return UNKNOWN;
    }
    long moment = time.middle();
    if (pod.gone() != null && moment > pod.gone().middle()) {
      return GONE;
    }
    if (pod.deleted() && moment >= pod.deletion().middle()) {
      ContainerExit exit = pod.servingExit();
      if (exit != null && exitedBy(exit, moment, pod)) {
        return EXITED;
      }
      return pod.sigterm() != null && moment >= pod.sigterm().middle() ? STOPPING : TERMINATING;
    }
    Boolean ready = null;
    for (Readiness readiness : pod.ready()) {
      if (readiness.at().middle() <= moment) {
        ready = readiness.ready();
      }
    }
    if (ready == null) {
      boolean before = !pod.ready().isEmpty();
      return before ? STARTING : UNKNOWN;
    }
    return ready ? READY : neverReadyBefore(pod, moment) ? STARTING : UNREADY;
  }

  private static boolean exitedBy(ContainerExit exit, long moment, PodTimeline pod) {
    return !exit.at().certainlyBefore(pod.deletion()) && moment > exit.at().middle();
  }

  private static boolean neverReadyBefore(PodTimeline pod, long moment) {
    for (Readiness readiness : pod.ready()) {
      if (readiness.ready() && readiness.at().middle() <= moment) {
        return false;
      }
    }
    return true;
  }
}
