/**
 * Times as logs write them, as microseconds since the Unix epoch. What a format leaves out, zone
 * and year, is supplied by {@link io.zerodrop.ingest.parse.time.LocalClock}.
 */
package io.zerodrop.ingest.parse.time;
