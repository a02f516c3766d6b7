package io.zerodrop.pipeline.stream;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.pipeline.notify.NotificationTarget;
import java.util.List;

/**
 * Where a stream tells what it finds besides its files.
 *
 * @param elasticsearch null for none
 * @param notified of each new finding
 * @param healthPort of 127.0.0.1, 0 for none
 * @param metricsPort of all interfaces, 0 for none
 */
public record Outlets(
    ConnectionSettings elasticsearch,
    List<NotificationTarget> notified,
    int healthPort,
    int metricsPort) {

  public static final Outlets NONE = new Outlets(null, List.of(), 0, 0);

  public Outlets {
    notified = List.copyOf(notified);
  }
}
