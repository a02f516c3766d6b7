package io.zerodrop.dashboards.compare;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What one cause took at one Service, before and after. */
public record CauseChange(
    String namespace,
    String service,
    Cause cause,
    long failedBefore,
    long maskedBefore,
    long failedAfter,
    long maskedAfter) {

  /** What became of the cause. */
  public enum Change {
    GONE,
    NEW,
    LESS,
    MORE,
    SAME;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Change change() {
    long before = failedBefore + maskedBefore;
    long after = failedAfter + maskedAfter;
    if (before == 0 || after == 0) {
      return after == 0 ? Change.GONE : Change.NEW;
    }
    int failed = Long.compare(failedAfter, failedBefore);
    int order = failed == 0 ? Long.compare(maskedAfter, maskedBefore) : failed;
    return order == 0 ? Change.SAME : order < 0 ? Change.LESS : Change.MORE;
  }

  /** The Service as {@code namespace/name}, or what is known of it. */
  public String place() {
    String name = service == null ? "unknown service" : service;
    return namespace == null ? name : namespace + "/" + name;
  }

  /** In the order of causes, then Services; one that took nothing in either run is left out. */
  static List<CauseChange> of(List<Finding> before, List<Finding> after) {
    List<Finding> all = new ArrayList<>(before);
    all.addAll(after);
    return all.stream()
        .map(f -> new CauseChange(f.namespace(), f.service(), f.cause(), 0, 0, 0, 0))
        .distinct()
        .map(
            key ->
                new CauseChange(
                    key.namespace,
                    key.service,
                    key.cause,
                    before.stream().filter(key::covers).mapToLong(Finding::failed).sum(),
                    before.stream().filter(key::covers).mapToLong(Finding::masked).sum(),
                    after.stream().filter(key::covers).mapToLong(Finding::failed).sum(),
                    after.stream().filter(key::covers).mapToLong(Finding::masked).sum()))
        .filter(row -> row.failedBefore + row.maskedBefore + row.failedAfter + row.maskedAfter > 0)
        .sorted(Comparator.comparing(CauseChange::cause).thenComparing(CauseChange::place))
        .toList();
  }

  private boolean covers(Finding finding) {
    return finding.cause() == cause
        && Objects.equals(finding.namespace(), namespace)
        && Objects.equals(finding.service(), service);
  }
}
