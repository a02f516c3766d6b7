/**
 * Traefik 1 to 3: access lines as JSON and in the common log format, and the lines of its own log
 * that tell how an attempt failed or that a configuration was applied. Start at {@link
 * io.zerodrop.ingest.parse.traefik.TraefikParser}.
 *
 * <p>The time of an access line is the request's start. A line describes the last attempt and
 * counts those before it. It does not tell how an attempt failed: 502 is a refused, reset or closed
 * connection alike, and is logged for the server too though it was Traefik that made it
 * (pkg/proxy/httputil/proxy.go, ComputeStatusCode); only the log at level DEBUG has the reason.
 */
package io.zerodrop.ingest.parse.traefik;
