package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** That an incident's results are all there, whatever lay beside its logs. */
final class Unharmed {

  /** Only where its logs are the only ones of their kind does a proxy need no name of its own. */
  private static final String PROXY = "\"(ingress-nginx|access|logs/access)\"";

  private Unharmed() {}

  static void assertAllOf(RecordedIncident incident, Path out) throws Exception {
    for (String output : Replay.OUTPUTS) {
      List<String> missing = nameless(Replay.recorded(incident).withoutPositions(output));
      assertThat(missing).isNotEmpty();
      missing.removeAll(new HashSet<>(nameless(Replay.withoutPositions(out, output))));
      assertThat(missing).as(output).isEmpty();
    }
  }

  private static List<String> nameless(List<String> lines) {
    List<String> nameless = new ArrayList<>();
    lines.forEach(line -> nameless.add(line.replaceAll(PROXY, "\"proxy\"")));
    return nameless;
  }
}
