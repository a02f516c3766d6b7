package io.zerodrop.ingest.event;

import io.zerodrop.ingest.types.SealedTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What one record of the cluster's own logs says, together with where it stood. Events are values:
 * they state what was written and decide nothing. New variants go last in {@code permits}: their
 * place is part of the checkpoint format.
 */
@TypeInfo(SealedTypeInfo.Factory.class)
public sealed interface ClusterEvent
    permits AuditEvent,
        SliceObserved,
        PodObserved,
        ProxyLine,
        KubeletLine,
        KubernetesEvent,
        UpstreamError,
        RouterLine,
        ManifestObserved {

  Position position();

  /**
   * When it was written or, for a request, completed; null where the record carries no time of its
   * own.
   */
  Stamp time();
}
