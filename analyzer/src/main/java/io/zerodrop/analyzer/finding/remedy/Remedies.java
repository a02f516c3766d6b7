package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Cause;
import java.util.EnumMap;
import java.util.Map;

/** The rule of each cause. */
public final class Remedies {

  private static final Map<Cause, RemedyRule> RULES = new EnumMap<>(Cause.class);

  static {
    RULES.put(Cause.PROPAGATION_RACE, new PropagationRaceRemedy());
    RULES.put(Cause.STALE_INGRESS, new StaleIngressRemedy());
    RULES.put(Cause.STALE_PROXY, new StaleProxyRemedy());
    RULES.put(Cause.STALE_KEEPALIVE, new StaleKeepaliveRemedy());
    RULES.put(Cause.INFLIGHT_CUT, new InflightCutRemedy());
    RULES.put(Cause.GRACE_EXCEEDED, new GraceExceededRemedy());
    RULES.put(Cause.LOCAL_BLACKHOLE, new LocalBlackholeRemedy());
    RULES.put(Cause.NO_ENDPOINTS, new NoEndpointsRemedy());
    RULES.put(Cause.ABRUPT_LOSS, new AbruptLossRemedy());
    RULES.put(Cause.UNMARKED_STOP, new UnmarkedStopRemedy());
    RULES.put(Cause.COLD_START, new ColdStartRemedy());
    RULES.put(Cause.APP_ERROR, new AppErrorRemedy());
    RULES.put(Cause.UNKNOWN, new UnknownRemedy());
  }

  private Remedies() {}

  public static Advice against(Loss loss, Counterfactuals counterfactuals) {
    return RULES.get(loss.cause()).advise(loss, counterfactuals);
  }
}
