/**
 * The way to an Elasticsearch: where it is, who is asking, whom to trust, and what to say when it
 * does not work. Start at {@link
 * io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection}.
 */
package io.zerodrop.dashboards.elasticsearch.connect;
