package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.request.PeerAddress;

/**
 * Addresses that controllers put in the place of a Service's endpoints where there are none: the
 * community's balancer {@code 0.0.0.1} (rootfs/etc/nginx/lua/balancer.lua); F5's controller a port
 * where nothing listens for an Ingress (internal/configs/ingress.go), and a socket that answers 502
 * for a VirtualServer (internal/configs/virtualserver.go).
 */
final class Placeholder {

  private static final String SOCKET = "nginx-502-server.sock";

  private Placeholder() {}

  static boolean is(PeerAddress peer) {
    return peer.host().equals("0.0.0.1")
        || peer.host().equals("127.0.0.1") && peer.port() == 8181
        || peer.host().startsWith("unix:") && peer.host().contains(SOCKET);
  }
}
