package io.zerodrop.analyzer.advice.manifest;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the Node objects among manifests tell of the cluster's version. */
public final class Nodes {

  private static final Pattern MINOR = Pattern.compile("v?1\\.(\\d{1,3}).*");

  private Nodes() {}

  /** The minor version of the oldest kubelet or kube-proxy; null without Node objects. */
  public static Integer oldest(Manifests manifests) {
    OptionalInt oldest =
        manifests.ofKind("Node").stream()
            .flatMap(
                node ->
                    Stream.of("kubeletVersion", "kubeProxyVersion")
                        .flatMap(field -> node.text("status.nodeInfo." + field).stream()))
            .flatMapToInt(Nodes::minor)
            .min();
    return oldest.isPresent() ? Integer.valueOf(oldest.getAsInt()) : null;
  }

  private static IntStream minor(String version) {
    Matcher parts = MINOR.matcher(version);
    return parts.matches() ? IntStream.of(Integer.parseInt(parts.group(1))) : IntStream.empty();
  }
}
