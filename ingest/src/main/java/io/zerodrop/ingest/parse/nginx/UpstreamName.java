package io.zerodrop.ingest.parse.nginx;

/**
 * The controller's name of a backend, {@code <namespace>-<service>-<port>} (ingress-nginx
 * internal/ingress/controller/util.go, upstreamName). Kubernetes names may hold dashes themselves,
 * so only a name with exactly two of them is certain; the others are left to whoever knows the
 * cluster's Services.
 *
 * @param namespace null where not certain
 */
record UpstreamName(String namespace, String service, String port) {

  static final UpstreamName UNCERTAIN = new UpstreamName(null, null, null);

  static UpstreamName of(String name) {
    if (name == null || name.equals("upstream-default-backend")) {
      return UNCERTAIN;
    }
    int first = name.indexOf('-');
    int second = name.indexOf('-', first + 1);
    boolean certain =
        first > 0
            && second > first + 1
            && second < name.length() - 1
            && name.indexOf('-', second + 1) < 0;
    return certain
        ? new UpstreamName(
            name.substring(0, first), name.substring(first + 1, second), name.substring(second + 1))
        : UNCERTAIN;
  }
}
