/** Times as logs write them, read without allocation into microseconds since the Unix epoch. */
package io.zerodrop.ingest.parse.time;
