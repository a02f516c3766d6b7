/** Charts as Kibana's Lens keeps them: columns of figures, and how they are drawn. */
package io.zerodrop.dashboards.kibana.lens;
