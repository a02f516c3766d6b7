/**
 * What happened to pods, endpoints and kube-proxies, merged from every source into stamps. Start at
 * {@link io.zerodrop.analyzer.timeline.ClusterPicture}.
 */
package io.zerodrop.analyzer.timeline;
