package io.zerodrop.dashboards.summary;

import io.zerodrop.ingest.format.LogKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which sources a run had, and what the absence of the main ones costs. */
public final class Coverage {

  private static final List<String> MAIN =
      List.of(
          LogKind.ACCESS.id(),
          LogKind.AUDIT.id(),
          LogKind.ENDPOINT_SLICE.id(),
          LogKind.KUBE_PROXY.id());

  private static final Map<String, String> COST = cost();

  private Coverage() {}

  /**
   * The four main sources always, present or not, then the supporting ones that were read, or that
   * some verdict lacked.
   *
   * @param inputs all files of the run
   */
  public static List<SourceCoverage> of(List<InputFile> inputs, SourceNotes notes) {
    List<String> kinds = new ArrayList<>(MAIN);
    inputs.stream().map(InputFile::kind).distinct().sorted().forEach(kinds::add);
    notes.weakened().keySet().stream().filter(COST::containsKey).forEach(kinds::add);
    return kinds.stream()
        .distinct()
        .filter(kind -> !kind.equals(LogKind.UNKNOWN.id()))
        .map(kind -> of(kind, inputs, notes))
        .toList();
  }

  private static SourceCoverage of(String kind, List<InputFile> inputs, SourceNotes notes) {
    List<InputFile> files =
        inputs.stream().filter(input -> input.kind().equals(kind) && input.records() > 0).toList();
    return new SourceCoverage(
        kind,
        !files.isEmpty(),
        files.size(),
        times(files, InputFile::from).min(Long::compare).orElse(null),
        times(files, InputFile::to).max(Long::compare).orElse(null),
        files.isEmpty() ? COST.get(kind) : notes.lacking().get(kind),
        kind.equals(LogKind.AUDIT.id()) ? notes.auditLevels() : Map.of(),
        notes.weakened().getOrDefault(kind, Map.of()));
  }

  private static Stream<Long> times(List<InputFile> files, Function<InputFile, Long> time) {
    return files.stream().map(time).filter(Objects::nonNull);
  }

  private static Map<String, String> cost() {
    Map<String, String> cost = new LinkedHashMap<>();
    cost.put(
        LogKind.ACCESS.id(), "no request can be judged, only the pods' terminations are shown");
    cost.put(
        LogKind.AUDIT.id(),
        "who started it, and when a pod's deletion was requested, may stay unknown");
    cost.put(
        LogKind.ENDPOINT_SLICE.id(), "when endpoints were taken out of routing has to be derived");
    cost.put(
        LogKind.KUBE_PROXY.id(),
        "whether a node kept routing to a pod that was gone can't be told");
    cost.put(LogKind.NGINX_ERROR.id(), "how attempts failed has to be guessed");
    cost.put(LogKind.POD.id(), "when containers ended, and how, has to be derived");
    cost.put(LogKind.KUBELET.id(), "when SIGTERM came has to be derived");
    cost.put(LogKind.MANIFEST.id(), "the traffic policy of the Services is not known");
    return cost;
  }
}
