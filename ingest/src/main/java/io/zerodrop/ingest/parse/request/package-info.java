/** What the logs of all HTTP proxies have in common: the request line and the peer's address. */
package io.zerodrop.ingest.parse.request;
