package io.zerodrop.analyzer.scenario;

import java.util.ArrayList;
import java.util.List;

/** {@code kubectl get events -o json}. */
final class EventLog {

  private final List<String> items = new ArrayList<>();

  void write(
      double at, String kind, String name, String uid, String reason, String host, String message) {
    boolean normal = reason.equals("Killing") || reason.equals("NodeNotReady");
    items.add(
        ("{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"count\":1,\"eventTime\":null,"
                + "\"firstTimestamp\":\"%1$s\",\"lastTimestamp\":\"%1$s\",\"metadata\":{\"name\":\"%2$s.%8$d\","
                + "\"namespace\":\"shop\",\"uid\":\"event-%8$d\"},\"involvedObject\":{\"kind\":\"%3$s\","
                + "\"namespace\":\"shop\",\"name\":\"%2$s\",\"uid\":\"%4$s\"},\"reason\":\"%5$s\","
                + "\"message\":\"%6$s\",\"source\":{\"component\":\"kubelet\",\"host\":\"%7$s\"},"
                + "\"type\":\"%9$s\"}")
            .formatted(
                Clock.rfc3339Seconds(at),
                name,
                kind,
                uid,
                reason,
                message,
                host,
                items.size() + 1,
                normal ? "Normal" : "Warning"));
  }

  void writeTo(Journal journal) {
    if (!items.isEmpty()) {
      journal.write(
          "events.json",
          0,
          "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[" + String.join(",", items) + "]}");
    }
  }
}
