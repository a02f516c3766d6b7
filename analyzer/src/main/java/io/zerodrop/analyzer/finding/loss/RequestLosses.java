package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Verdict;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lays each failed request to the last of its failed attempts, so that no request counts in two
 * findings.
 */
final class RequestLosses {

  private static final Comparator<Verdict> BY_TRY =
      Comparator.comparingInt(Verdict::attemptNumber).thenComparing(Loss.ORDER);

  private final Set<String> deciding = new HashSet<>();

  RequestLosses(List<Verdict> failures) {
    Map<String, Verdict> last = new TreeMap<>();
    failures.stream()
        .filter(Verdict::requestFailed)
        .filter(verdict -> !verdict.masked())
        .forEach(
            verdict ->
                last.merge(request(verdict), verdict, (a, b) -> BY_TRY.compare(a, b) >= 0 ? a : b));
    last.values().forEach(verdict -> deciding.add(verdict.id()));
  }

  int count(List<Verdict> failures) {
    return (int) failures.stream().filter(verdict -> deciding.contains(verdict.id())).count();
  }

  /** The attempts of one request stand on one access line, which tells them where ids do not. */
  static String request(Verdict verdict) {
    if (verdict.requestId() != null) {
      return verdict.router() + "\n" + verdict.requestId();
    }
    return verdict.evidence().stream()
        .filter(evidence -> "access".equals(evidence.source()))
        .findFirst()
        .map(RequestLosses::position)
        .orElse("attempt " + verdict.id());
  }

  private static String position(Evidence evidence) {
    return evidence.file() + ":" + evidence.line();
  }
}
