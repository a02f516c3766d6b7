package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.manifest.Route;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long a router keeps idle connections to pods, as the manifests tell.
 *
 * @param source what says so
 */
record RouterKeepAlive(long seconds, String source) {

  /** ngx_http_upstream_module, keepalive_timeout; ingress-nginx sets the same. */
  private static final RouterKeepAlive NGINX = new RouterKeepAlive(60, "nginx by default");

  private static final Pattern ALB =
      Pattern.compile("(?:^|,)idle_timeout\\.timeout_seconds=(\\d{1,6})");

  /** The longest of those that are set for a workload, else nginx's default. */
  static RouterKeepAlive of(Workload workload, Manifests manifests) {
    RouterKeepAlive longest = null;
    for (Manifest each : manifests.objects()) {
      if (each.mayShareNamespace(workload.manifest()) || each.kind().equals("ConfigMap")) {
        OptionalLong set = set(each, workload, manifests);
        if (set.isPresent() && (longest == null || set.getAsLong() > longest.seconds())) {
          longest = new RouterKeepAlive(set.getAsLong(), each.object());
        }
      }
    }
    return longest == null ? NGINX : longest;
  }

  private static OptionalLong set(Manifest each, Workload workload, Manifests manifests) {
    switch (each.kind()) {
      case "ConfigMap": // of ingress-nginx
        return seconds(each, "data.upstream-keepalive-timeout");
      case "BackendTrafficPolicy": // of Envoy Gateway
        return seconds(each, "spec.timeout.http.connectionIdleTimeout");
      case "DestinationRule": // of Istio
        return seconds(each, "spec.trafficPolicy.connectionPool.http.idleTimeout");
      case "Ingress":
        String attributes =
            LoadBalancer.annotation(each, "alb.ingress.kubernetes.io/load-balancer-attributes");
        Matcher idle = ALB.matcher(attributes == null ? "" : attributes);
        boolean leads =
            manifests.routesTo(workload).stream().map(Route::manifest).anyMatch(each::equals);
        return leads && idle.find()
            ? OptionalLong.of(Long.parseLong(idle.group(1)))
            : OptionalLong.empty();
      default:
        return OptionalLong.empty();
    }
  }

  private static OptionalLong seconds(Manifest manifest, String field) {
    return manifest.text(field).map(Route::seconds).orElse(OptionalLong.empty());
  }
}
