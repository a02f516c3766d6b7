package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.ContentId;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes an attempt that one and no other: what its line says, never where the line stood. Of
 * lines that say the same the first, second, ... are told apart by number, so the set of ids is the
 * same in whatever order lines and files come.
 */
final class AttemptIdentity {

  private final List<AttemptSeen> attempts = new ArrayList<>();
  private final Map<AttemptSeen, Numbered> numbered = new IdentityHashMap<>();

  /**
   * @param base what it has in common with those that it is hard to tell from
   */
  private record Numbered(String base, int number) {}

  /**
   * @param seen to one route; a line with a request id counts once however often it was read
   */
  AttemptIdentity(List<AttemptSeen> seen) {
    Map<AttemptSeen, String> contents = new IdentityHashMap<>();
    for (AttemptSeen attempt : seen) {
      contents.put(attempt, contentOf(attempt));
    }
    List<AttemptSeen> ordered = new ArrayList<>(seen);
    ordered.sort(
        Comparator.comparing((AttemptSeen attempt) -> contents.get(attempt))
            .thenComparing(attempt -> attempt.request().position())
            .thenComparing(AttemptSeen::index));
    Set<String> known = new HashSet<>();
    Map<String, Integer> counts = new HashMap<>();
    for (AttemptSeen attempt : ordered) {
      if (attempt.request().requestId() == null || known.add(contents.get(attempt))) {
        attempts.add(attempt);
        String base = baseOf(attempt);
        numbered.put(attempt, new Numbered(base, counts.merge(base, 1, Integer::sum)));
      }
    }
  }

  /** Each attempt once, in an order that depends on their content alone. */
  List<AttemptSeen> attempts() {
    return attempts;
  }

  String idOf(AttemptSeen attempt) {
    Numbered of = numbered.get(attempt);
    return ContentId.of("attempt", of.base(), of.number());
  }

  static int numberOf(AttemptSeen seen) {
    return seen.attempt() == null ? 1 : seen.attempt().number();
  }

  private static String baseOf(AttemptSeen seen) {
    RequestLogged request = seen.request();
    Attempt attempt = seen.attempt();
    List<Object> parts = new ArrayList<>();
    parts.add(numberOf(seen));
    parts.add(request.start().earliest());
    parts.add(request.status());
    parts.add(attempt == null ? "" : attempt.address() + " " + attempt.port());
    if (request.requestId() != null) {
      parts.add(request.requestId());
    } else {
      parts.add(request.end().latest());
      parts.add(request.clientIp());
      parts.add(request.method());
      parts.add(request.path());
      parts.add(request.query());
    }
    return String.join("\n", parts.stream().map(String::valueOf).toList());
  }

  /** All that the line says, without its position and without the router, which files may name. */
  static String contentOf(AttemptSeen seen) {
    RequestLogged request = seen.request();
    return String.join(
        "\n",
        request.start().toString(),
        request.end().toString(),
        String.valueOf(request.requestId()),
        request.format(),
        String.valueOf(request.clientIp()),
        String.valueOf(request.method()),
        String.valueOf(request.path()),
        String.valueOf(request.query()),
        String.valueOf(request.status()),
        String.valueOf(request.host()),
        String.valueOf(request.upstreamName()),
        request.attempts().toString(),
        String.valueOf(seen.index()));
  }
}
