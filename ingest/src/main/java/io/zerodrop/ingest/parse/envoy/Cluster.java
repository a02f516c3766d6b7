package io.zerodrop.ingest.parse.envoy;

/**
 * The Service that a cluster's name tells: {@code outbound|<port>|<subset>|<service>.<ns>.svc...}
 * and {@code outbound_.<port>_.<subset>_.<host>} of Istio, {@code <ns>/<service>/<port>/<hash>} of
 * Contour. Envoy Gateway names clusters after routes ({@code httproute/<ns>/<route>/rule/<n>}),
 * which tell no Service.
 *
 * @param namespace null where the name does not tell
 */
record Cluster(String namespace, String service, String port) {

  private static final Cluster UNKNOWN = new Cluster(null, null, null);
  private static final int PARTS = 4;

  /**
   * @param serverName the SNI of the connection, which names the Service where the cluster is a
   *     sidecar's own {@code inbound|<port>||}; null without one
   */
  static Cluster of(String name, String serverName) {
    if (name == null) {
      return UNKNOWN;
    }
    if (name.startsWith("inbound|") && serverName != null) {
      return ofIstio(serverName);
    }
    if (name.startsWith("outbound")) {
      return ofIstio(name);
    }
    String[] parts = name.split("/");
    boolean contour = parts.length == PARTS && parts[PARTS - 1].matches("[0-9a-f]{8,16}");
    return contour ? new Cluster(parts[0], parts[1], parts[2]) : UNKNOWN;
  }

  private static Cluster ofIstio(String name) {
    boolean bars = name.startsWith("outbound|");
    String[] parts = bars ? name.split("\\|", PARTS) : name.split("_\\.", PARTS);
    if (parts.length < PARTS || !parts[0].equals("outbound")) {
      return UNKNOWN;
    }
    String[] host = parts[PARTS - 1].split("\\.");
    boolean service = host.length >= 3 && host[2].equals("svc");
    return service ? new Cluster(host[1], host[0], parts[1]) : UNKNOWN;
  }
}
