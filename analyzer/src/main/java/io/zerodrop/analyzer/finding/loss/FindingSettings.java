package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.ingest.event.Stamp;

/**
 * The thresholds of findings.
 *
 * @param gapMicros a longer silence between two failures without a termination, or between two
 *     terminations without a common action, splits them
 * @param settleMicros how long after an incident's last milestone a failure may still be laid to it
 *     when nothing but time connects them: new pods take that long to be routed to
 * @param marginSeconds what a proposed preStop adds to the measured need
 * @param longestPreStopSeconds beyond it a preStop is no remedy: spot notices and autoscalers do
 *     not wait that long
 * @param shortestDrainSeconds time for an application to finish and exit after SIGTERM where no
 *     longer one was seen
 * @param loadBalancerDetectionSeconds time in which a load balancer's health check takes a node
 *     out, used where traffic was too thin to measure it; Google Cloud's passthrough load balancer
 *     checks every 8 s and gives up after three
 * @param evidenceLimit how many records a finding cites at most
 */
public record FindingSettings(
    long gapMicros,
    long settleMicros,
    double marginSeconds,
    double longestPreStopSeconds,
    double shortestDrainSeconds,
    double loadBalancerDetectionSeconds,
    int evidenceLimit) {

  public static final FindingSettings DEFAULT =
      new FindingSettings(300 * Stamp.SECOND, 30 * Stamp.SECOND, 1, 120, 5, 24, 8);
}
