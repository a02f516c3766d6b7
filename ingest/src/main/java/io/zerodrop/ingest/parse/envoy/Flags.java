package io.zerodrop.ingest.parse.envoy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The response flags of one line, {@code UF,URX}, in their short form; the long names of {@code
 * %RESPONSE_FLAGS_LONG%} are translated (Envoy documentation, access log usage; source
 * common/stream_info/utility.h).
 */
record Flags(Set<String> names) {

  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("UpstreamConnectionFailure", "UF"),
          Map.entry("UpstreamConnectionTermination", "UC"),
          Map.entry("UpstreamRemoteReset", "UR"),
          Map.entry("LocalReset", "LR"),
          Map.entry("UpstreamRequestTimeout", "UT"),
          Map.entry("NoHealthyUpstream", "UH"),
          Map.entry("NoClusterFound", "NC"),
          Map.entry("NoRouteFound", "NR"),
          Map.entry("UpstreamOverflow", "UO"),
          Map.entry("UpstreamRetryLimitExceeded", "URX"),
          Map.entry("DownstreamConnectionTermination", "DC"),
          Map.entry("DownstreamRemoteReset", "DR"),
          Map.entry("UpstreamProtocolError", "UPE"),
          Map.entry("DownstreamProtocolError", "DPE"),
          Map.entry("StreamIdleTimeout", "SI"),
          Map.entry("DurationTimeout", "DT"),
          Map.entry("UpstreamMaxStreamDurationReached", "UMSDR"),
          Map.entry("OverloadManagerTerminated", "OM"),
          Map.entry("RateLimited", "RL"),
          Map.entry("RateLimitServiceError", "RLSE"),
          Map.entry("UnauthorizedExternalService", "UAEX"),
          Map.entry("InvalidEnvoyRequestHeaders", "IH"),
          Map.entry("FaultInjected", "FI"),
          Map.entry("DelayInjected", "DI"),
          Map.entry("FailedLocalHealthCheck", "LH"),
          Map.entry("DnsResolutionFailed", "DF"),
          Map.entry("ResponseFromCacheFilter", "RFCF"),
          Map.entry("NoFilterConfigFound", "NFCF"));

  static Flags of(String text) {
    Set<String> names = new HashSet<>();
    if (text != null) {
      for (String name : text.split("[, ]+")) {
        names.add(LONG.getOrDefault(name, name));
      }
    }
    return new Flags(names);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  boolean hasAny(String... some) {
    for (String name : some) {
      if (names.contains(name)) {
        return true;
      }
    }
    return false;
  }

  boolean none() {
    return names.isEmpty();
  }
}
