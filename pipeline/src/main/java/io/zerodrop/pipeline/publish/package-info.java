/** Sends the results of a replay to Elasticsearch, by the same sink as a stream. */
package io.zerodrop.pipeline.publish;
