package io.zerodrop.dashboards.kibana.content;

import io.zerodrop.dashboards.document.KubernetesFields;
import io.zerodrop.dashboards.document.ZerodropFields;
import io.zerodrop.dashboards.kibana.lens.Charts;
import io.zerodrop.dashboards.kibana.lens.Column;
import io.zerodrop.dashboards.kibana.lens.Layer;
import io.zerodrop.dashboards.kibana.model.Box;
import io.zerodrop.dashboards.kibana.model.Control;
import io.zerodrop.dashboards.kibana.model.DataView;
import io.zerodrop.dashboards.kibana.model.Panel;

/** What all dashboards have in common: colours, controls, the ids that lead from one to another. */
final class Look {

  static final String RED = "#BD271E";
  static final String AMBER = "#B9770E";
  static final String BLUE = "#006BB4";

  static final String OVERVIEW = "zerodrop-overview";
  static final String INCIDENT = "zerodrop-incident";
  static final String ROUTERS = "zerodrop-propagation";
  static final String DRAIN = "zerodrop-drain";

  private Look() {}

  static Control namespace(DataView view) {
    return new Control("namespace", "Namespace", KubernetesFields.NAMESPACE, view);
  }

  static Control service(DataView view) {
    return new Control("service", "Service", KubernetesFields.SERVICE, view);
  }

  static Control workload(DataView view) {
    return new Control("workload", "Deployment", KubernetesFields.DEPLOYMENT, view);
  }

  static Control incident(DataView view) {
    return new Control("incident", "Incident", ZerodropFields.INCIDENT_ID, view);
  }

  /** One of the figures in the row below the head. */
  static Panel figure(String id, int x, int width, DataView view, Column column, String color) {
    String title = column.json().path("label").asText();
    return Charts.figure(Layer.of(view, column), color).panel(id, new Box(x, 5, width, 6), title);
  }
}
