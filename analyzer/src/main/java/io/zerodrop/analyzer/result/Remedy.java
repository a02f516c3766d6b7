package io.zerodrop.analyzer.result;

import java.util.List;

/**
 * The smallest change that would have saved the requests.
 *
 * @param summary for people
 * @param changes field by field
 * @param destructive whether any change lengthens shutdown, restarts pods, can leave pods hanging
 *     or changes source IPs
 * @param caution what can go wrong and how to step back, null if nothing
 */
public record Remedy(String summary, List<Change> changes, boolean destructive, String caution) {

  public Remedy {
    changes = List.copyOf(changes);
  }

  /**
   * @param object such as {@code Deployment shop/web}
   * @param field such as {@code spec.template.spec.containers[app].lifecycle.preStop.sleep.seconds}
   * @param from today's value, null where unset or unknown
   * @param to the proposed value
   */
  public record Change(String object, String field, String from, String to, boolean destructive) {}
}
