package io.zerodrop.dashboards.kibana.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The drawing of pods on the time since their deletion, in Vega-Lite. */
final class TerminationTimeline {

  private static final String FILE = "/io/zerodrop/dashboards/kibana/termination-timeline.vl.json";

  private TerminationTimeline() {}

  static String specification() {
    try (InputStream in = TerminationTimeline.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
