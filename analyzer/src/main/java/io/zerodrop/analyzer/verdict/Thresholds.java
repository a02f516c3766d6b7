package io.zerodrop.analyzer.verdict;

import io.zerodrop.ingest.event.Stamp;
import java.io.Serializable;

/**
 * Every limit that verdicts rest on, in microseconds.
 *
 * @param proxyPropagation normal time for a kube-proxy to apply a change: minSyncPeriod 1 s plus
 *     the rest of a running sync plus its own (pkg/proxy/apis/config/v1alpha1/defaults.go)
 * @param ingressPropagation normal time for an ingress: ingress-nginx syncs at most every 3.3 s and
 *     its workers poll every second
 * @param loadBalancerPropagation normal time for a cloud load balancer
 * @param exitSlack how far a broken connection's end may lie from the exit that broke it
 * @param instant an attempt this short was over as soon as it was sent
 * @param roundTrip the answer to a request on a closed connection comes within this: a round trip,
 *     and the proxy's next round of events
 * @param addressProbe an address that is gone is given up after three ARP probes a second apart
 *     (EHOSTUNREACH); a failed connect that took less had another reason
 * @param warmUp how long after becoming ready a pod may still not accept connections
 * @param detection how long routers may go on sending to a pod that died unannounced: the kubelet
 *     relists each second, then the normal propagation
 */
public record Thresholds(
    long proxyPropagation,
    long ingressPropagation,
    long loadBalancerPropagation,
    long exitSlack,
    long instant,
    long roundTrip,
    long addressProbe,
    long warmUp,
    long detection)
    implements Serializable {

  public static final Thresholds DEFAULT =
      new Thresholds(
          2 * Stamp.SECOND,
          5 * Stamp.SECOND,
          20 * Stamp.SECOND,
          300 * Stamp.MILLISECOND,
          3 * Stamp.MILLISECOND,
          50 * Stamp.MILLISECOND,
          900 * Stamp.MILLISECOND,
          60 * Stamp.SECOND,
          10 * Stamp.SECOND);

  public Thresholds withPropagation(long proxy, long ingress, long loadBalancer) {
    return new Thresholds(
        proxy,
        ingress,
        loadBalancer,
        exitSlack,
        instant,
        roundTrip,
        addressProbe,
        warmUp,
        detection);
  }
}
