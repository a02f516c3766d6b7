/**
 * HAProxy and the ingress controllers built on it: {@code option httplog}, health and reload lines.
 * Start at {@link io.zerodrop.ingest.parse.haproxy.HaproxyParser}.
 *
 * <p>The time of an access line is the request's start, local time without zone. A line describes
 * the last attempt only and counts the ones before it; it names a server, which is an address only
 * where the configuration named it so.
 */
package io.zerodrop.ingest.parse.haproxy;
