/**
 * Envoy and the gateways and meshes built on it: the default access lines of Envoy, Contour, Envoy
 * Gateway and Istio, as text and JSON, and among them the proxy's own log. Start at {@link
 * io.zerodrop.ingest.parse.envoy.EnvoyParser}.
 *
 * <p>The time of an access line is the request's start, in milliseconds. A line describes the last
 * attempt only; whether there were others is told by {@code %UPSTREAM_REQUEST_ATTEMPT_COUNT%},
 * which no default format has. Response flags and details tell how an attempt failed (Envoy
 * documentation, access log usage and HTTP response code details).
 */
package io.zerodrop.ingest.parse.envoy;
