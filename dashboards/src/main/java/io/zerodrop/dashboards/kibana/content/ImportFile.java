package io.zerodrop.dashboards.kibana.content;

import io.zerodrop.dashboards.files.JsonLines;
import io.zerodrop.dashboards.kibana.model.Dashboard;
import io.zerodrop.dashboards.kibana.model.DataView;
import io.zerodrop.dashboards.kibana.model.SavedObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that Kibana needs, one object a line. */
public final class ImportFile {

  public static final String NAME = "zerodrop-kibana.ndjson";

  private ImportFile() {}

  public static List<Dashboard> dashboards() {
    return List.of(
        OverviewDashboard.dashboard(),
        IncidentDashboard.dashboard(),
        PropagationDashboard.dashboard(),
        DrainDashboard.dashboard());
  }

  public static List<SavedObject> objects() {
    List<SavedObject> objects = new ArrayList<>();
    DataViews.ALL.stream().map(DataView::saved).forEach(objects::add);
    dashboards().stream().map(Dashboard::saved).forEach(objects::add);
    return objects;
  }

  /** The same bytes from the same sources, so that a change shows. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    for (SavedObject object : objects()) {
      text.append(new String(JsonLines.line(object.json()), StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString();
  }
}
