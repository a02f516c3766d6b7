/**
 * Requests that went well: too many to be looked at one by one, so they are counted where they are
 * read. What is counted and what is kept, {@link io.zerodrop.ingest.traffic.RequestSieve} decides.
 */
package io.zerodrop.ingest.traffic;
