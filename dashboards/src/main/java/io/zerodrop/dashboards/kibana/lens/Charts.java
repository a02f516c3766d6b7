package io.zerodrop.dashboards.kibana.lens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The kinds of chart that need no axes. */
public final class Charts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Charts() {}

  /** One figure, large. */
  public static Chart figure(Layer layer, String color) {
    ObjectNode visualization = drawn(layer);
    visualization.put("color", color);
    visualization.put("metricAccessor", layer.figures().get(0));
    return new Chart("lnsMetric", List.of(layer), visualization, List.of());
  }

  /** Shares of a whole. */
  public static Chart donut(Layer layer) {
    ObjectNode visualization = JSON.objectNode();
    ObjectNode drawn = visualization.putArray("layers").addObject();
    drawn.put("categoryDisplay", "default").put("layerId", layer.id()).put("layerType", "data");
    drawn.put("legendDisplay", "show").put("legendPosition", "right");
    layer.figures().forEach(drawn.putArray("metrics")::add);
    drawn.put("nestedLegend", false).put("numberDisplay", "value");
    layer.groups().forEach(drawn.putArray("primaryGroups")::add);
    visualization.put("shape", "donut");
    return new Chart("lnsPie", List.of(layer), visualization, List.of());
  }

  public static Chart table(Layer layer) {
    ObjectNode visualization = drawn(layer);
    ArrayNode columns = visualization.putArray("columns");
    layer.columns().forEach(column -> columns.addObject().put("columnId", column.id()));
    visualization.putObject("paging").put("enabled", true).put("size", 10);
    visualization
        .putObject("sorting")
        .put("columnId", layer.figures().get(0))
        .put("direction", "desc");
    return new Chart("lnsDatatable", List.of(layer), visualization, List.of());
  }

  /** The first group down, the second across, the figure as colour and text. */
  public static Chart heatmap(Layer layer) {
    ObjectNode visualization = drawn(layer);
    visualization
        .putObject("gridConfig")
        .put("isCellLabelVisible", true)
        .put("isXAxisLabelVisible", true)
        .put("isXAxisTitleVisible", false)
        .put("isYAxisLabelVisible", true)
        .put("isYAxisTitleVisible", false)
        .put("type", "heatmap_grid");
    visualization
        .putObject("legend")
        .put("isVisible", true)
        .put("position", "right")
        .put("type", "heatmap_legend");
    visualization.put("shape", "heatmap");
    visualization.put("valueAccessor", layer.figures().get(0));
    visualization.put("xAccessor", layer.groups().get(1));
    visualization.put("yAccessor", layer.groups().get(0));
    return new Chart("lnsHeatmap", List.of(layer), visualization, List.of());
  }

  private static ObjectNode drawn(Layer layer) {
    return JSON.objectNode().put("layerId", layer.id()).put("layerType", "data");
  }
}
