package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodTimeline.PreStopSpec;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Set;

/**
 * The kubelet's part of a termination: killing starts (KL), preStop runs, SIGTERM (S), the kill
 * deadline. From the kubelet's log where there is one, else derived from D and the pod's spec
 * (pkg/kubelet/kuberuntime/kuberuntime_container.go killContainer).
 */
record Shutdown(
    Stamp killing, Stamp sigterm, Evidence sigtermEvidence, Stamp deadline, boolean preStopFailed) {

  static final Shutdown NONE = new Shutdown(null, null, null, null, false);

  /** Of a pod that nobody deleted: how the kubelet last stopped it in order, if it did. */
  static Shutdown unasked(List<UnaskedEnd> ends) {
    UnaskedEnd last = ends.isEmpty() ? null : ends.get(ends.size() - 1);
    return last == null || !last.orderly()
        ? NONE
        : new Shutdown(last.stopped(), last.stopped(), last.evidence(), null, false);
  }

  static Shutdown of(
      PodSightings pod,
      Deletion deletion,
      PreStopSpec preStop,
      Set<String> serving,
      TimelineSettings settings) {
    if (deletion == null) {
      return NONE;
    }
    Stamp killing = killing(pod, deletion, settings);
    boolean failed = preStopFailed(pod);
    KubeletLine line = killLine(pod, serving, deletion);
    Stamp sigterm = null;
    Evidence evidence = null;
    Stamp deadline = null;
    if (line != null) {
      sigterm = new Stamp(line.time().earliest(), line.time().latest() + settings.signalDelivery());
      evidence =
          PodAssembly.evidence(
              line,
              "the kubelet stops a container of "
                  + pod.name
                  + ", "
                  + line.grace()
                  + " s of grace left");
      deadline = earliestDeadline(pod, serving, deletion, settings);
    } else {
      sigterm = derivedSigterm(killing, deletion, preStop, failed);
      deadline = derivedDeadline(killing, deletion, preStop, settings);
    }
    return new Shutdown(killing, sigterm, evidence, hurried(deadline, deletion, settings), failed);
  }

  /** A kubelet that is told of less grace stops the container again, with what is left. */
  private static Stamp earliestDeadline(
      PodSightings pod, Set<String> serving, Deletion deletion, TimelineSettings settings) {
    Stamp first = null;
    for (KubeletLine line : pod.kubelet) {
      if (stopsServing(line, serving, deletion) && line.grace() >= 0) {
        Stamp due = line.time().plus(line.grace() * Stamp.SECOND).widen(0, settings.killRounding());
        first = first == null || due.compareTo(first) < 0 ? due : first;
      }
    }
    return first;
  }

  /** A force delete of a terminating pod leaves it the shortest grace there is. */
  private static Stamp hurried(Stamp deadline, Deletion deletion, TimelineSettings settings) {
    if (deletion.hurried() == null) {
      return deadline;
    }
    Stamp due =
        deletion
            .hurried()
            .plus(2 * Stamp.SECOND)
            .widen(0, settings.kubeletReaction() + settings.killRounding());
    return deadline == null || due.compareTo(deadline) < 0 ? due : deadline;
  }

  private static Stamp killing(PodSightings pod, Deletion deletion, TimelineSettings settings) {
    Stamp first = null;
    for (KubeletLine line : pod.kubelet) {
      if (line.kind() == KubeletLine.Kind.POD_DELETE_SEEN
          && line.time().latest() >= deletion.at().earliest()
          && (first == null || line.time().compareTo(first) < 0)) {
        first = line.time();
      }
    }
    if (first != null) {
      return first;
    }
    Stamp derived =
        new Stamp(deletion.at().earliest(), deletion.at().latest() + settings.kubeletReaction());
    for (KubernetesEvent event : pod.events) {
      if ("Killing".equals(event.reason()) && event.time() != null) {
        Stamp began = new Stamp(event.time().earliest(), event.time().earliest() + Stamp.SECOND);
        derived = derived.narrowedBy(began);
      }
    }
    return derived;
  }

  private static KubeletLine killLine(PodSightings pod, Set<String> serving, Deletion deletion) {
    KubeletLine best = null;
    for (KubeletLine line : pod.kubelet) {
      if (stopsServing(line, serving, deletion)
          && (best == null || line.time().compareTo(best.time()) < 0)) {
        best = line;
      }
    }
    return best;
  }

  private static boolean stopsServing(KubeletLine line, Set<String> serving, Deletion deletion) {
    return line.kind() == KubeletLine.Kind.KILLING
        && line.time().latest() >= deletion.at().earliest()
        && (line.container() == null || serving.contains(line.container()));
  }

  private static Stamp derivedSigterm(
      Stamp killing, Deletion deletion, PreStopSpec preStop, boolean failed) {
    if (deletion.forced()) {
      return killing;
    }
    Long grace = deletion.graceSeconds();
    if (failed || "none".equals(preStop.kind())) {
      return killing;
    }
    if (preStop.seconds() != null) {
      long ran = grace == null ? preStop.seconds() : Math.min(preStop.seconds(), grace);
      return killing.plus(ran * Stamp.SECOND);
    }
    long longest = grace == null ? 30 : grace;
    return new Stamp(killing.earliest(), killing.latest() + longest * Stamp.SECOND);
  }

  private static Stamp derivedDeadline(
      Stamp killing, Deletion deletion, PreStopSpec preStop, TimelineSettings settings) {
    Long grace = deletion.graceSeconds();
    if (grace == null) {
      return null;
    }
    long hook = preStop.seconds() == null ? 0 : Math.min(preStop.seconds(), grace);
    long due = Math.max(grace, hook + 2) * Stamp.SECOND;
    if (deletion.forced()) {
      due = 2 * Stamp.SECOND;
    }
    return new Stamp(killing.earliest() + due, killing.latest() + due + settings.killRounding());
  }

  private static boolean preStopFailed(PodSightings pod) {
    for (KubeletLine line : pod.kubelet) {
      if (line.kind() == KubeletLine.Kind.PRESTOP_FAILED) {
        return true;
      }
    }
    for (KubernetesEvent event : pod.events) {
      if ("FailedPreStopHook".equals(event.reason())) {
        return true;
      }
    }
    return false;
  }

  /**
   * SIGTERM cannot come after the exit that it led to. Where the exit came before the preStop hook
   * can have ended, the hook did not run to its end.
   */
  Shutdown narrowedBy(List<ContainerExit> exits, Deletion deletion) {
    if (sigterm == null) {
      return this;
    }
    for (ContainerExit exit : exits) {
      if (!exit.serving() || exit.at().certainlyBefore(deletion.at())) {
        continue;
      }
      boolean derived = sigtermEvidence == null && killing != null;
      Stamp at = sigterm;
      if (derived && exit.at().certainlyBefore(sigterm)) {
        at = Stamp.between(Math.min(killing.earliest(), exit.at().latest()), exit.at().latest());
      }
      return new Shutdown(
          killing, at.notAfter(exit.at().latest()), sigtermEvidence, deadline, preStopFailed);
    }
    return this;
  }
}
