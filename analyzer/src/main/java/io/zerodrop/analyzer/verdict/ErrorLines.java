package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives each nginx error line to the attempt that it speaks of. The error log has no request id; it
 * is joined by client, request line, upstream and time: the line is written when the attempt fails,
 * so its second contains the attempt's end. Traefik's own log names neither client nor request: its
 * lines are joined by upstream and time alone.
 */
final class ErrorLines {

  private static final long SLACK = Stamp.SECOND / 4;

  record Key(String client, String request, String upstream) {}

  private record Pair(AttemptSeen attempt, UpstreamError error, long distance) {}

  /**
   * @param anonymous where it stood, for a line that names no request: two of them may be equal
   */
  private record Same(
      Stamp time,
      long connection,
      String request,
      String upstream,
      int errno,
      Position anonymous) {}

  private final Map<AttemptSeen, UpstreamError> byAttempt = new IdentityHashMap<>();

  ErrorLines(List<AttemptSeen> attempts, List<UpstreamError> errors) {
    Map<Key, List<AttemptSeen>> failed = new HashMap<>();
    for (AttemptSeen seen : attempts) {
      if (mayHaveErrorLine(seen)) {
        Key key = keyOf(seen);
        failed.computeIfAbsent(key, k -> new ArrayList<>()).add(seen);
        if (ofTheProxy(seen)) {
          Key ofPeer = new Key(null, "", key.upstream());
          failed.computeIfAbsent(ofPeer, k -> new ArrayList<>()).add(seen);
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    Set<Same> once = new HashSet<>();
    for (UpstreamError error : errors) {
      Same same =
          new Same(
              error.time(),
              error.connection(),
              error.request(),
              error.upstream(),
              error.errno(),
              error.request() == null ? error.position() : null);
      if (!once.add(same)) {
        continue;
      }
      for (AttemptSeen seen : failed.getOrDefault(keyOf(error), List.of())) {
        Stamp end = endOf(seen);
        if (end.widen(SLACK, SLACK).overlaps(error.time())) {
          pairs.add(new Pair(seen, error, Math.abs(end.middle() - error.time().middle())));
        }
      }
    }
    pairs.removeAll(contradictory(pairs));
    assign(pairs);
  }

  /** Lines that name no request and say different things of what may be the same one. */
  private static Set<Pair> contradictory(List<Pair> pairs) {
    Map<AttemptSeen, Set<Failure>> said = new IdentityHashMap<>();
    for (Pair pair : pairs) {
      if (pair.error().request() == null) {
        said.computeIfAbsent(pair.attempt(), a -> EnumSet.noneOf(Failure.class))
            .add(pair.error().failure());
      }
    }
    Set<Pair> contradictory = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Pair pair : pairs) {
      boolean told = pair.error().request() != null || said.get(pair.attempt()).size() == 1;
      if (!told) {
        contradictory.add(pair);
      }
    }
    return contradictory;
  }

  private void assign(List<Pair> pairs) {
    pairs.sort(
        Comparator.comparingLong(Pair::distance)
            .thenComparing(pair -> pair.error().time())
            .thenComparing(pair -> pair.error().connection())
            .thenComparing(pair -> pair.error().errno())
            .thenComparing(pair -> String.valueOf(pair.error().action()))
            .thenComparing(pair -> AttemptIdentity.contentOf(pair.attempt())));
    Set<UpstreamError> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Pair pair : pairs) {
      if (!byAttempt.containsKey(pair.attempt()) && used.add(pair.error())) {
        byAttempt.put(pair.attempt(), pair.error());
      }
    }
  }

  UpstreamError of(AttemptSeen seen) {
    return byAttempt.get(seen);
  }

  static boolean mayHaveErrorLine(AttemptSeen seen) {
    Attempt attempt = seen.attempt();
    if (attempt == null) {
      return seen.request().status() >= 400;
    }
    return attempt.failure() != Failure.NONE || attempt.status() >= 500 || !attempt.answered();
  }

  private static boolean ofTheProxy(AttemptSeen seen) {
    Attempt attempt = seen.attempt();
    return attempt == null
        || attempt.failure() != Failure.NONE && attempt.failure() != Failure.CLIENT_ABORT;
  }

  static Stamp endOf(AttemptSeen seen) {
    boolean known = seen.attempt() != null && seen.attempt().end() != null;
    return known ? seen.attempt().end() : seen.request().end();
  }

  static Key keyOf(AttemptSeen seen) {
    RequestLogged request = seen.request();
    String line = request.method() + " " + request.path();
    if (request.query() != null && !request.query().isEmpty()) {
      line += "?" + request.query();
    }
    Attempt attempt = seen.attempt();
    if (attempt == null || attempt.address() == null) {
      return new Key(request.clientIp(), line, "");
    }
    return new Key(
        request.clientIp(),
        line,
        attempt.address() + (attempt.port() > 0 ? ":" + attempt.port() : ""));
  }

  static Key keyOf(UpstreamError error) {
    String line = error.request() == null ? "" : error.request();
    int protocol = line.lastIndexOf(" HTTP/");
    line = protocol < 0 ? line : line.substring(0, protocol);
    return new Key(error.client(), line, peer(error.upstream()));
  }

  private static String peer(String upstream) {
    String rest = upstream == null ? "" : upstream;
    int scheme = rest.indexOf("://");
    rest = scheme < 0 ? rest : rest.substring(scheme + 3);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }
}
