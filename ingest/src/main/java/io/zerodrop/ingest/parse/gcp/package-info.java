/**
 * Log entries of Google Cloud's HTTP(S) load balancers. Start at {@link
 * io.zerodrop.ingest.parse.gcp.GcpLoadBalancerParser}.
 *
 * <p>The entry's timestamp is the request's start, its latency the duration. What became of the
 * backend is told by {@code jsonPayload.statusDetails}. The address of the backend, a pod's with
 * container-native load balancing, is not in every entry, and entries are sampled: a request that
 * is missing proves nothing.
 */
package io.zerodrop.ingest.parse.gcp;
