/**
 * What a proxy's upstream address stands for: a pod, a Service's ClusterIP, a node port, a
 * backend's name. The key under which attempts and timelines meet.
 */
package io.zerodrop.analyzer.route;
