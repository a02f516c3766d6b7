/**
 * Documents on their way into Elasticsearch: each under its own id into the index of its month, so
 * that whatever is sent twice is there once. Start at {@link
 * io.zerodrop.dashboards.elasticsearch.publish.DocumentSink}.
 */
package io.zerodrop.dashboards.elasticsearch.publish;
