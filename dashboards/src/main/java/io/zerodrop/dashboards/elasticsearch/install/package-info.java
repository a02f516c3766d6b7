/** Puts what zerodrop needs into an Elasticsearch, looks after it, and checks it. */
package io.zerodrop.dashboards.elasticsearch.install;
