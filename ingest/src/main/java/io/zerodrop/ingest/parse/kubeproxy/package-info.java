/**
 * kube-proxy's log, iptables, nftables and ipvs, text and JSON: when a node applied a change. Start
 * at {@link io.zerodrop.ingest.parse.kubeproxy.KubeProxyParser}.
 */
package io.zerodrop.ingest.parse.kubeproxy;
