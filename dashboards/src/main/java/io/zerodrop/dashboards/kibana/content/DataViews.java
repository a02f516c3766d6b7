package io.zerodrop.dashboards.kibana.content;

import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.kibana.model.DataView;
import java.util.List;

/** What Kibana sees of Elasticsearch: a data view for each alias. */
public final class DataViews {

  public static final DataView ATTEMPTS = view(IndexFamily.ATTEMPTS, "zerodrop: requests hit");
  public static final DataView TERMINATIONS =
      view(IndexFamily.TERMINATIONS, "zerodrop: terminations");
  public static final DataView FINDINGS = view(IndexFamily.FINDINGS, "zerodrop: findings");
  public static final DataView TRAFFIC = view(IndexFamily.TRAFFIC, "zerodrop: traffic");
  public static final DataView PROPAGATION = view(IndexFamily.PROPAGATION, "zerodrop: propagation");

  static final List<DataView> ALL = List.of(ATTEMPTS, TERMINATIONS, FINDINGS, TRAFFIC, PROPAGATION);

  private DataViews() {}

  private static DataView view(IndexFamily family, String name) {
    return new DataView(family.alias(), family.alias(), name);
  }
}
