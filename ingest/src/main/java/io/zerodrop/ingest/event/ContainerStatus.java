package io.zerodrop.ingest.event;

/**
 * One entry of {@code status.containerStatuses}. Times are microseconds of a clock that floors to
 * whole seconds.
 *
 * @param state {@code running}, {@code waiting} or {@code terminated}; null if not shown
 * @param current the terminated run in {@code state}, null otherwise
 * @param last the run in {@code lastState.terminated}, null without one
 * @param startedAt when the running container started, null otherwise
 */
public record ContainerStatus(
    String name,
    String containerId,
    Boolean ready,
    int restartCount,
    String state,
    Long startedAt,
    Run current,
    Run last) {

  public ContainerStatus {
    name = SharedText.of(name);
    containerId = SharedText.of(containerId);
    state = SharedText.of(state);
  }

  /**
   * A finished run of a container; times are null where the kubelet lost them
   * (ContainerStatusUnknown).
   */
  public record Run(
      int exitCode, String reason, Long startedAt, Long finishedAt, String containerId) {

    public Run {
      reason = SharedText.of(reason);
      containerId = SharedText.of(containerId);
    }
  }
}
