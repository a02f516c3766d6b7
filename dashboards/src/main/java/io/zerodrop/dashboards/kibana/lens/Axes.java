package io.zerodrop.dashboards.kibana.lens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.EcsFields;
import io.zerodrop.dashboards.kibana.model.DataView;
import io.zerodrop.dashboards.kibana.model.Reference;
import java.util.ArrayList;
import java.util.List;

/** A chart with two axes, made layer by layer. */
public final class Axes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String series;
  private final List<Layer> layers = new ArrayList<>();
  private final ArrayNode drawn = JSON.arrayNode();
  private final List<Reference> more = new ArrayList<>();

  private Axes(String series) {
    this.series = series;
  }

  /**
   * @param series how figures are drawn, such as {@code bar_stacked}, {@code line}
   * @param layer its first group goes along the axis, a second one splits the series
   */
  public static Axes of(String series, Layer layer) {
    return of(series, layer, null);
  }

  /**
   * @param color of the first figure where nothing splits it
   */
  public static Axes of(String series, Layer layer, String color) {
    Axes axes = new Axes(series);
    axes.layers.add(layer);
    ObjectNode data = axes.drawn.addObject();
    layer.figures().forEach(data.putArray("accessors")::add);
    data.put("layerId", layer.id()).put("layerType", "data");
    data.put("seriesType", series);
    if (layer.groups().size() > 1) {
      data.put("splitAccessor", layer.groups().get(1));
    }
    data.put("xAccessor", layer.groups().get(0));
    ArrayNode looks = data.putArray("yConfig");
    if (color != null) {
      looks.addObject().put("color", color).put("forAccessor", layer.figures().get(0));
    }
    return axes;
  }

  /** Marks the time of each document that a query finds, with its message. */
  public Axes marking(DataView view, String query, String label, String color) {
    String id = "marks";
    ObjectNode layer = drawn.addObject();
    ObjectNode mark = layer.putArray("annotations").addObject();
    mark.put("color", color);
    mark.putArray("extraFields").add("zerodrop.trigger.actor");
    mark.putObject("filter")
        .put("language", "kuery")
        .put("query", query)
        .put("type", "kibana_query");
    mark.put("icon", "flag").put("id", id + "-query");
    mark.putObject("key").put("type", "point_in_time");
    mark.put("label", label).put("lineStyle", "dashed").put("lineWidth", 2);
    mark.put("textField", "zerodrop.trigger.object").put("textVisibility", true);
    mark.put("timeField", EcsFields.TIMESTAMP.name()).put("type", "query");
    layer.put("ignoreGlobalFilters", false).put("layerId", id).put("layerType", "annotations");
    layer.put("persistanceType", "byValue");
    more.add(view.reference("xy-visualization-layer-" + id));
    return this;
  }

  /** Draws lines at fixed heights. */
  public Axes withLines(DataView view, Column... heights) {
    Layer layer = Layer.of(view, heights).named("lines");
    layers.add(layer);
    ObjectNode data = drawn.addObject();
    layer.figures().forEach(data.putArray("accessors")::add);
    data.put("layerId", layer.id()).put("layerType", "referenceLine");
    ArrayNode looks = data.putArray("yConfig");
    for (String height : layer.figures()) {
      looks
          .addObject()
          .put("axisMode", "left")
          .put("color", "#98A2B3")
          .put("fill", "none")
          .put("forAccessor", height)
          .put("lineStyle", "dashed")
          .put("textVisibility", true);
    }
    return this;
  }

  public Chart chart() {
    ObjectNode visualization = JSON.objectNode();
    visible(visualization, "axisTitlesVisibilitySettings", false, false);
    visualization.put("fittingFunction", "None");
    visible(visualization, "gridlinesVisibilitySettings", true, true);
    visualization.set("layers", drawn);
    visualization
        .putObject("legend")
        .put("isVisible", true)
        .put("position", "right")
        .put("shouldTruncate", true);
    visualization.put("preferredSeriesType", series);
    visible(visualization, "tickLabelsVisibilitySettings", true, true);
    visualization.put("valueLabels", "hide");
    return new Chart("lnsXY", layers, visualization, more);
  }

  private static void visible(ObjectNode node, String name, boolean x, boolean y) {
    node.putObject(name).put("x", x).put("yLeft", y).put("yRight", y);
  }
}
