/**
 * The kubelet's log: how containers ended. Start at {@link
 * io.zerodrop.ingest.parse.kubelet.KubeletParser}.
 */
package io.zerodrop.ingest.parse.kubelet;
