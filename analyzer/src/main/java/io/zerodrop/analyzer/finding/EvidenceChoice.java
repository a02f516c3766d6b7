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
import java.util.Set;

/**
 * A handful of records that make the case, the most telling first: the actor's own action, the last
 * step of the trigger's chain; then what the surest verdict rests on, one record of each source,
 * two where one speaks of two things; then one of each other source that dates the termination
 * which that verdict is about, if the cause has to do with one.
 */
final class EvidenceChoice {

  private static final List<String> ORDER =
      List.of("audit", "endpointslice", "access", "nginx-error", "kube-proxy", "kubelet");

  /** Of the deletion and of the endpoint; of the node that lagged and of one that did not. */
  private static final Set<String> SPEAKS_TWICE = Set.of("audit", "kube-proxy");

  private static final Comparator<Verdict> SUREST_FIRST =
      Comparator.comparingDouble(Verdict::confidence).reversed().thenComparing(Loss.ORDER);

  private static final Comparator<Evidence> BY_SOURCE =
      Comparator.comparingInt(EvidenceChoice::rank)
          .thenComparing(Evidence::source)
          .thenComparing(Evidence::shows)
          .thenComparing(Evidence::file)
          .thenComparingLong(Evidence::line);

  private EvidenceChoice() {}

  static List<Evidence> of(Loss loss) {
    List<Evidence> chosen = new ArrayList<>();
    List<Evidence> chain = loss.trigger().evidence();
    if (!chain.isEmpty()) {
      chosen.add(chain.get(chain.size() - 1));
    }
    List<Verdict> surest = loss.failures().stream().sorted(SUREST_FIRST).toList();
    telling(surest.get(0)).stream()
        .filter(cited -> chosen.stream().noneMatch(one -> sameRecord(one, cited)))
        .sorted(BY_SOURCE)
        .forEach(chosen::add);
    Map<String, Evidence> dating = new LinkedHashMap<>();
    List<Termination> dated =
        loss.cause().blamesRouting() ? terminations(loss, surest.get(0)) : List.of();
    dated.stream()
        .flatMap(termination -> termination.evidence().stream())
        .filter(cited -> chosen.stream().noneMatch(one -> one.source().equals(cited.source())))
        .forEach(cited -> dating.putIfAbsent(cited.source(), cited));
    dating.values().stream().sorted(BY_SOURCE).forEach(chosen::add);
    return List.copyOf(chosen.subList(0, Math.min(chosen.size(), loss.settings().evidenceLimit())));
  }

  private static List<Evidence> telling(Verdict verdict) {
    List<Evidence> telling = new ArrayList<>();
    for (Evidence cited : verdict.evidence()) {
      long before = telling.stream().filter(e -> e.source().equals(cited.source())).count();
      if (before < (SPEAKS_TWICE.contains(cited.source()) ? 2 : 1)) {
        telling.add(cited);
      }
    }
    return telling;
  }

  private static boolean sameRecord(Evidence one, Evidence other) {
    return one.line() == other.line() && one.file().equals(other.file());
  }

  /** The one that the verdict is about; all of the loss where it names none. */
  private static List<Termination> terminations(Loss loss, Verdict verdict) {
    List<Termination> own =
        loss.terminations().stream().filter(t -> t.id().equals(verdict.terminationId())).toList();
    return own.isEmpty() ? loss.terminations() : own;
  }

  private static int rank(Evidence evidence) {
    int rank = ORDER.indexOf(evidence.source());
    return rank < 0 ? ORDER.size() : rank;
  }
}
