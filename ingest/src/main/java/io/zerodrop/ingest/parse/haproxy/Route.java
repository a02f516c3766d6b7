package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.parse.request.PeerAddress;

/**
 * What the names of a backend and a server tell of Service and address: {@code
 * <ns>_svc_<service>_<port>} (haproxytech), {@code <ns>_<service>_<port>} with {@code srv001}
 * (haproxy-ingress), {@code be_http:<ns>:<route>} with {@code
 * pod:<pod>:<service>:<port>:<ip>:<port>} (OpenShift), a server named by its address. Kubernetes
 * names hold no underscores, so the parts are certain. Any other name tells nothing.
 *
 * @param namespace null where the names do not tell
 * @param address the server's address, or its name with port 0
 */
record Route(String namespace, String service, String port, PeerAddress address) {

  static Route of(String backend, String server) {
    if (server.startsWith("pod:")) {
      return ofOpenShift(backend, server.split(":"), server);
    }
    PeerAddress address = PeerAddress.of(server);
    String[] parts = backend.split("_");
    if (parts.length == 4 && parts[1].equals("svc")) {
      return new Route(parts[0], parts[2], parts[3], address);
    }
    boolean named = !address.isName() || server.matches("srv[0-9]+");
    return parts.length == 3 && named
        ? new Route(parts[0], parts[1], parts[2], address)
        : new Route(null, null, null, address);
  }

  private static Route ofOpenShift(String backend, String[] parts, String server) {
    String[] names = backend.split(":");
    String namespace = names.length == 3 ? names[1] : null;
    if (parts.length < 5) {
      return new Route(namespace, null, null, new PeerAddress(server, 0));
    }
    String address = parts[parts.length - 2] + ":" + parts[parts.length - 1];
    String port = parts.length == 6 ? parts[3] : null;
    return new Route(namespace, parts[2], port, PeerAddress.of(address));
  }
}
