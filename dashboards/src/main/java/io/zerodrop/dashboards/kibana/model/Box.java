package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a panel stands on a dashboard's grid, which is 48 wide. */
public record Box(int x, int y, int width, int height) {

  ObjectNode json(String panel) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("h", height)
        .put("i", panel)
        .put("w", width)
        .put("x", x)
        .put("y", y);
  }
}
