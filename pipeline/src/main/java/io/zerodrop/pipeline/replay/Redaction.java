package io.zerodrop.pipeline.replay;

import com.google.re2j.Pattern;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.event.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the addresses of clients out of what is written, for results that are passed on. Clients
 * are numbered in the order in which they first failed, so the same input gives the same numbers,
 * and no table could lead back from a number to an address.
 */
final class Redaction {

  private static final String HIDDEN = "***";

  /** Any address: which of a record's are a client's cannot be told where it could not be read. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b|(?i)\\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}\\b");

  private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'|]+");

  private Redaction() {}

  /** The same verdicts with numbers in the place of their clients. */
  static List<Verdict> of(List<Verdict> verdicts) {
    Map<String, String> numbers = new HashMap<>();
    verdicts.stream()
        .sorted(Comparator.comparing(Verdict::start).thenComparing(Verdict::id))
        .filter(verdict -> verdict.clientIp() != null)
        .forEach(
            verdict ->
                numbers.computeIfAbsent(
                    verdict.clientIp(), client -> "client-" + (numbers.size() + 1)));
    List<Verdict> redacted = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      redacted.add(
          verdict.clientIp() == null
              ? verdict
              : verdict.withClient(numbers.get(verdict.clientIp())));
    }
    return redacted;
  }

  /** The same without addresses and query strings in what is shown of the record. */
  static Rejected of(Rejected rejected) {
    return new Rejected(rejected.position(), hidden(rejected.reason()), hidden(rejected.excerpt()));
  }

  private static String hidden(String text) {
    return QUERY.matcher(ADDRESS.matcher(text).replaceAll(HIDDEN)).replaceAll("?" + HIDDEN);
  }
}
