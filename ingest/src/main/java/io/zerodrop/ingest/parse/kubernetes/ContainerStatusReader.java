package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.ContainerStatus;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code status.containerStatuses} and the sidecars among the init containers' statuses. */
final class ContainerStatusReader {

  private ContainerStatusReader() {}

  /**
   * @param sidecars names of the init containers that live as long as the pod
   */
  static List<ContainerStatus> statuses(Tree podStatus, List<String> sidecars) throws Mismatch {
    List<ContainerStatus> statuses = new ArrayList<>();
    for (Tree status : podStatus.objects("containerStatuses")) {
      statuses.add(status(status));
    }
    for (Tree status : podStatus.objects("initContainerStatuses")) {
      if (sidecars.contains(status.text("name"))) {
        statuses.add(status(status));
      }
    }
    return statuses;
  }

  private static ContainerStatus status(Tree status) throws Mismatch {
    Tree state = status.object("state");
    Integer restarts = status.integer("restartCount");
    return new ContainerStatus(
        status.text("name"),
        status.text("containerID"),
        status.flag("ready"),
        restarts == null ? 0 : restarts,
        stateName(state),
        state.object("running").time("startedAt"),
        run(state.object("terminated")),
        run(status.object("lastState").object("terminated")));
  }

  private static String stateName(Tree state) throws Mismatch {
    for (String name : List.of("running", "waiting", "terminated")) {
      if (state.object(name).isPresent()) {
        return name;
      }
    }
    return null;
  }

  private static ContainerStatus.Run run(Tree terminated) throws Mismatch {
    if (!terminated.isPresent()) {
      return null;
    }
    Integer exitCode = terminated.integer("exitCode");
    return new ContainerStatus.Run(
        exitCode == null ? 0 : exitCode,
        terminated.text("reason"),
        terminated.time("startedAt"),
        terminated.time("finishedAt"),
        terminated.text("containerID"));
  }
}
