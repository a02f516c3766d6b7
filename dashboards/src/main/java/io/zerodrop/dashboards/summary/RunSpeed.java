package io.zerodrop.dashboards.summary;

/** The only figures that differ from run to run. */
public record RunSpeed(long wallMs, long inputBytes) {

  public double megabytesPerSecond() {
    return wallMs == 0 ? 0 : inputBytes / 1000.0 / wallMs;
  }
}
