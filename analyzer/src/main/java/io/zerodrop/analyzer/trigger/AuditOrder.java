package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One order and one copy of audit events, whatever order and how often they came. A request leaves
 * up to three events of one auditID, one per stage (apiserver/pkg/endpoints/filters/audit.go), and
 * shipped logs repeat themselves; auditIDs come from clients, so the request must match too.
 */
final class AuditOrder {

  private static final Comparator<AuditEvent> BY_TIME =
      Comparator.comparing(AuditEvent::time)
          .thenComparing(
              AuditEvent::auditId, Comparator.nullsLast(Comparator.<String>naturalOrder()))
          .thenComparing(
              AuditEvent::position, Comparator.nullsLast(Comparator.<Position>naturalOrder()));

  /** The event of the last stage first: it has a code, and its time reaches furthest. */
  private static final Comparator<AuditEvent> BEST =
      Comparator.<AuditEvent>comparingInt(event -> event.code() == 0 ? 1 : 0)
          .thenComparing(event -> event.time().latest(), Comparator.reverseOrder())
          .thenComparing(
              AuditEvent::position, Comparator.nullsLast(Comparator.<Position>naturalOrder()));

  private record Request(
      String id, String user, String verb, String resource, String sub, String ns, Stamp time) {}

  private AuditOrder() {}

  static List<AuditEvent> sorted(Collection<AuditEvent> events) {
    Map<Request, AuditEvent> unique = new HashMap<>();
    for (AuditEvent event : events) {
      unique.merge(request(event), event, (one, two) -> BEST.compare(one, two) <= 0 ? one : two);
    }
    List<AuditEvent> sorted = new ArrayList<>(unique.values());
    sorted.sort(BY_TIME);
    return sorted;
  }

  /** The start of a request is the same in all of its stages. */
  private static Request request(AuditEvent event) {
    Stamp start = Stamp.at(event.time().earliest());
    String id = event.auditId() == null ? String.valueOf(event.position()) : event.auditId();
    return new Request(
        id,
        event.impersonator() == null ? event.user() : event.impersonator(),
        event.verb(),
        event.resource(),
        event.subresource(),
        event.namespace(),
        start);
  }
}
