/**
 * nginx and the community ingress controller built on it: access lines as text and JSON, the error
 * log, and the controller's own lines, which one container writes into one stream. Start at {@link
 * io.zerodrop.ingest.parse.nginx.IngressNginxParser}.
 *
 * <p>The time of an access line is the request's end; what its bounds say of each attempt is worked
 * out in {@link io.zerodrop.ingest.parse.nginx.AttemptTimes}. What an access line cannot tell: a
 * status of 502 is a refused, reset or closed connection alike, 504 a connect or a response
 * timeout; only the connect time, where the format has it, or the error log tells them apart.
 */
package io.zerodrop.ingest.parse.nginx;
