package io.zerodrop.ingest.parse.traefik;

/**
 * The Service that Traefik's own name of one tells, {@code <ns>-<service>-<port>@kubernetes}.
 * Kubernetes names may hold dashes themselves, so only a name with exactly two of them is certain;
 * the others are left to whoever knows the cluster's Services. Providers that know no Kubernetes
 * tell none.
 *
 * @param namespace null where not certain
 */
record ServiceName(String namespace, String service, String port) {

  private static final ServiceName UNCERTAIN = new ServiceName(null, null, null);

  static ServiceName of(String name) {
    int at = name == null ? -1 : name.indexOf("@kubernetes");
    String[] parts = at < 0 ? new String[0] : name.substring(0, at).split("-", -1);
    return parts.length == 3 ? new ServiceName(parts[0], parts[1], parts[2]) : UNCERTAIN;
  }
}
