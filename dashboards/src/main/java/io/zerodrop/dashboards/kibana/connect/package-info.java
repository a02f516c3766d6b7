/** Speaks with Kibana: whether it is up, and the import of saved objects. */
package io.zerodrop.dashboards.kibana.connect;
