package io.zerodrop.analyzer.route;

/** Who chose the pod behind an upstream address. */
public enum RouteKind {
  /** The proxy itself, from its own view of endpoints. */
  POD,
  /** The kube-proxy of the node where the proxy runs. */
  CLUSTER_IP,
  /** The kube-proxy of the node that the proxy or load balancer chose. */
  NODE_PORT,
  /** Nobody: the proxy had no usable peer of this backend. */
  BACKEND,
  /** No input tells. */
  UNKNOWN
}
