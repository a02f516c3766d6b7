package io.zerodrop.pipeline.probe;

/**
 * One request.
 *
 * @param sampler {@code new} or {@code kept}: which kind of connection it asked for
 * @param reused whether it went over a connection that had served another
 * @param dueMicros when its turn was; latency counts from here, so that a slow target does not hide
 *     the requests that had to wait for it (coordinated omission)
 * @param startMicros when it was sent
 * @param status 0 without an answer
 * @param phase the one it failed in, {@link Phase#DONE} if it got an answer
 * @param error in words, null without one
 * @param fault why there was no answer, null if there was
 */
public record Sample(
    String id,
    String sampler,
    boolean reused,
    String address,
    long dueMicros,
    long startMicros,
    long endMicros,
    long connectMicros,
    int status,
    Phase phase,
    String error,
    Fault fault) {

  /** No answer, or one that says that the server failed; not where the probe itself failed. */
  public boolean failed() {
    return ownFault() == null && (phase != Phase.DONE || status >= 500);
  }

  /** Why it says nothing of the target; null if it does. */
  public String ownFault() {
    return fault == null ? null : fault.own();
  }

  /** How late it was sent: that much is the probe's own fault. */
  public long lateMicros() {
    return startMicros - dueMicros;
  }
}
