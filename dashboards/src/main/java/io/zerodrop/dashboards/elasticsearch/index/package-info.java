/**
 * What the documents look like inside Elasticsearch: index names, mappings and templates, all made
 * from the fields of {@link io.zerodrop.dashboards.document}.
 */
package io.zerodrop.dashboards.elasticsearch.index;
