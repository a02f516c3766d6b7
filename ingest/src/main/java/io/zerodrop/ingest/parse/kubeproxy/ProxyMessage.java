package io.zerodrop.ingest.parse.kubeproxy;

import io.zerodrop.ingest.event.ProxyLine.Kind;
import io.zerodrop.ingest.parse.klog.MessageTable;

/**
 * kube-proxy's messages that bear on when it applied a change, in the spellings of Kubernetes 1.10
 * to 1.36 (pkg/proxy: iptables, nftables, ipvs, endpointslicecache.go, servicechangetracker.go,
 * healthcheck, config).
 *
 * @param kind what it says; null for a line that only names the node
 * @param structured whether the facts stand in key=value pairs, not in the message
 */
record ProxyMessage(Kind kind, boolean structured) {

  static final ProxyMessage NODE_FLAG = new ProxyMessage(null, false);

  static final MessageTable<ProxyMessage> ALL =
      new MessageTable<ProxyMessage>()
          .exact("Setting endpoints for service port name", pairs(Kind.ENDPOINTS_SET))
          .prefix("Setting endpoints for \"", words(Kind.ENDPOINTS_SET))
          .exact("Calling handler.OnEndpointSliceUpdate", pairs(Kind.SLICE_DELIVERED))
          .exact("Calling handler.OnEndpointSliceAdd", pairs(Kind.SLICE_DELIVERED))
          .exact("Calling handler.OnEndpointsDelete", pairs(Kind.SLICE_DELIVERED))
          .exact("Calling handler.OnEndpointSliceDelete", pairs(Kind.SLICE_DELIVERED))
          .exact("Syncing iptables rules", pairs(Kind.SYNC_STARTED))
          .exact("Syncing nftables rules", pairs(Kind.SYNC_STARTED))
          .exact("Syncing ipvs proxier rules", pairs(Kind.SYNC_STARTED))
          .exact("Syncing ipvs Proxier rules", pairs(Kind.SYNC_STARTED))
          .prefix("Reloading service iptables data", pairs(Kind.RULES_RELOADING))
          .prefix("Reloading service nftables data", pairs(Kind.RULES_RELOADING))
          .exact("Restoring iptables", pairs(Kind.RULES_RELOADING))
          .prefix("Restoring iptables rules:", words(Kind.RULES_RELOADING))
          .exact("SyncProxyRules complete", pairs(Kind.SYNC_COMPLETE))
          .exact("syncProxyRules complete", pairs(Kind.SYNC_COMPLETE))
          .prefix("syncProxyRules took ", words(Kind.SYNC_COMPLETE))
          .exact("Sync failed", pairs(Kind.SYNC_FAILED))
          .prefix("Sync failed;", words(Kind.SYNC_FAILED))
          .exact("nftables sync failed", pairs(Kind.SYNC_FAILED))
          .exact("Failed to execute iptables-restore", pairs(Kind.SYNC_FAILED))
          .prefix("Failed to execute iptables-restore", words(Kind.SYNC_FAILED))
          .exact("Failed to sync endpoint for service", pairs(Kind.SYNC_FAILED))
          .prefix("Failed to sync endpoint for service", words(Kind.SYNC_FAILED))
          .exact("Failed to sync service", pairs(Kind.SYNC_FAILED))
          .exact("Reporting endpoints for healthcheck", pairs(Kind.HEALTH_CHECK))
          .exact("Opening healthcheck", pairs(Kind.HEALTH_CHECK))
          .exact("Closing healthcheck", pairs(Kind.HEALTH_CHECK))
          .exact("Adding new service port", pairs(Kind.SERVICE_PORT))
          .exact("Updating existing service port", pairs(Kind.SERVICE_PORT))
          .prefix("Adding new service port \"", words(Kind.SERVICE_PORT))
          .prefix("Updating existing service port \"", words(Kind.SERVICE_PORT))
          .exact("Network programming", pairs(Kind.OTHER))
          .exact("Version info", pairs(Kind.STARTED))
          .prefix("Version: v", words(Kind.STARTED))
          .prefix("FLAG: --hostname-override=\"", NODE_FLAG);

  private static ProxyMessage pairs(Kind kind) {
    return new ProxyMessage(kind, true);
  }

  private static ProxyMessage words(Kind kind) {
    return new ProxyMessage(kind, false);
  }
}
