package io.zerodrop.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Distributions whose one process logs for all components of a node. */
final class AllInOne {

  /** The tag before a line in the journal, or a word of the launcher's own lines. */
  private static final List<String> MARKS =
      List.of(
          " k3s[", " k3s-agent[", " rke2[", "kubelite[", "Starting k3s ", "Running kube-proxy ");

  private static final List<String> NAMES = List.of("k3s", "rke2", "kubelite", "microk8s");

  private AllInOne() {}

  static boolean wrote(byte[] head, String name) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (NAMES.stream().anyMatch(file::contains)) {
      return true;
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return MARKS.stream().anyMatch(text::contains);
  }
}
