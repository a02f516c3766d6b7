/** All-in-one node processes, whose one log holds the lines of several components. */
package io.zerodrop.ingest.parse.node;
