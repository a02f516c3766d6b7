package io.zerodrop.analyzer.advice.rule;

import java.util.List;

/** All rules, what loses most first. */
public final class Rules {

  public static final List<Rule> ALL =
      List.of(
          new PreStopMissing(),
          new PreStopTooShort(),
          new PreStopOfUnknownLength(),
          new PreStopTcpSocket(),
          new PreStopWithoutShell(),
          new PreStopReachesGrace(),
          new GraceTooShort(),
          new GraceZero(),
          new GraceBeyondAutoscaler(),
          new SleepActionTooNew(),
          new ReadinessMissing(),
          new Recreate(),
          new AllUnavailable(),
          new NoSurge(),
          new SingleReplica(),
          new AutoscalerToOne(),
          new ReplicasBesideAutoscaler(),
          new DisruptionBudgetMissing(),
          new DisruptionBudgetBlocks(),
          new SlowStart(),
          new ShellAsPidOne(),
          new SidecarLeavesFirst(),
          new PublishNotReady(),
          new LocalWithoutSurge(),
          new LocalOnOldProxy(),
          new InternalLocal(),
          new ReadinessEndsWithLocal(),
          new KeepAliveTooShort(),
          new LivenessRestarts(),
          new DeregistrationTooLong(),
          new TargetPortUnknown(),
          new SelectsNothing(),
          new RouteOutlivesPod(),
          new RouteToNothing(),
          new RetriesOff(),
          new NoTerminatingFallback());

  private Rules() {}
}
