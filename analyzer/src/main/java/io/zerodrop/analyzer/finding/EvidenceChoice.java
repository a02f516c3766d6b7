package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A handful of records that make the case: one of each source, from the audit log's to the
 * kubelet's.
 *
 * <p>For the audit log that is the actor's own action, the last step of the trigger's chain; for
 * the others what the surest verdict rests on; then what dates the terminations.
 */
final class EvidenceChoice {

  private static final List<String> ORDER =
      List.of("audit", "endpointslice", "kube-proxy", "access", "nginx-error", "kubelet");

  private static final Comparator<Verdict> SUREST_FIRST =
      Comparator.comparingDouble(Verdict::confidence).reversed().thenComparing(Loss.ORDER);

  private EvidenceChoice() {}

  static List<Evidence> of(Loss loss) {
    Map<String, Evidence> bySource = new LinkedHashMap<>();
    List<Evidence> trigger = loss.trigger().evidence();
    for (int i = trigger.size() - 1; i >= 0; i--) {
      bySource.putIfAbsent(trigger.get(i).source(), trigger.get(i));
    }
    loss.failures().stream()
        .sorted(SUREST_FIRST)
        .flatMap(failure -> failure.evidence().stream())
        .forEach(evidence -> bySource.putIfAbsent(evidence.source(), evidence));
    loss.terminations().stream()
        .map(Termination::evidence)
        .flatMap(List::stream)
        .forEach(evidence -> bySource.putIfAbsent(evidence.source(), evidence));
    List<Evidence> chosen = new ArrayList<>(bySource.values());
    chosen.sort(
        Comparator.comparingInt(EvidenceChoice::rank)
            .thenComparing(Evidence::source)
            .thenComparing(Evidence::file)
            .thenComparingLong(Evidence::line));
    return List.copyOf(chosen.subList(0, Math.min(chosen.size(), loss.settings().evidenceLimit())));
  }

  private static int rank(Evidence evidence) {
    int rank = ORDER.indexOf(evidence.source());
    return rank < 0 ? ORDER.size() : rank;
  }
}
