package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * A line in which a router says that it changed its view of endpoints, taken for the end of one of
 * them. One that names the pod's address, or that a host left the Service's cluster, tells the
 * moment. Another change of the view is likely this one where it came soon. Of a reload it is only
 * known that what the router knew by then is in use from then on.
 *
 * @param bounds the router stopped choosing the pod within them
 */
record ViewChange(Stamp bounds, RouterLine line) {

  /** A line later than this after the deletion is about something else. */
  static final long LATEST = 600 * Stamp.SECOND;

  /** A line that names neither the pod nor what left is taken for this change within that time. */
  private static final long SOON = 10 * Stamp.SECOND;

  /**
   * How long a change may be on its way from the API server to a router; a reload earlier than that
   * may have been without it.
   */
  private static final long DELIVERY = Stamp.SECOND;

  /**
   * The first of a router's lines that tells; null where none does.
   *
   * @param lastSent when the router last picked the pod, null where that is not known: then only
   *     lines count that name the pod or its Service. An earlier line is not about the pod
   * @param lines of this router, in the order of time
   */
  static ViewChange of(
      List<RouterLine> lines, Termination pod, Stamp lastSent, ServiceNames services) {
    long changed = changed(pod);
    long from = lastSent == null ? changed : Math.max(changed, lastSent.earliest());
    for (RouterLine line : lines) {
      Stamp at = line.time();
      if (at.latest() < from || at.earliest() > pod.at() + LATEST) {
        continue;
      }
      String service = services.of(line.backend());
      boolean named = service != null && pod.services().contains(service);
      if (namesAddress(line, pod) || named && tellsThatAHostLeft(line)) {
        return new ViewChange(at.notBefore(from), line);
      }
      boolean known = named || lastSent != null && line.backend() == null;
      boolean delivered = named || at.earliest() >= changed + DELIVERY;
      boolean soon = at.earliest() <= from + SOON;
      if (known && delivered && soon && appliesWhatItKnows(line)) {
        return new ViewChange(Stamp.between(from, at.latest()), line);
      }
    }
    return null;
  }

  /** Whether it is a reload: by when the router had followed, not when. */
  boolean isOnlyTheLatest() {
    return line.kind() == RouterLine.Kind.RELOADED;
  }

  /** When most likely: what is as sharp as its line somewhere in it, else when the line came. */
  long likely() {
    return bounds.width() < Stamp.SECOND ? bounds.middle() : bounds.latest();
  }

  /** When a router could first learn of it. */
  private static long changed(Termination pod) {
    return pod.milestones().stream()
        .filter(step -> step.name().equals(Milestone.ENDPOINT_TERMINATING))
        .mapToLong(step -> step.bounds().earliest())
        .min()
        .orElse(pod.at());
  }

  private static boolean namesAddress(RouterLine line, Termination pod) {
    if (line.kind() != RouterLine.Kind.SERVER_DOWN || line.server() == null) {
      return false;
    }
    int colon = line.server().lastIndexOf(':');
    String host = colon < 0 ? line.server() : line.server().substring(0, colon);
    return pod.addresses().contains(host) || pod.addresses().contains(line.server());
  }

  /** Envoy: {@code ... added 0 removed 1}. */
  private static boolean tellsThatAHostLeft(RouterLine line) {
    return line.detail() != null && line.detail().matches(".* removed [1-9]\\d*\\b.*");
  }

  private static boolean appliesWhatItKnows(RouterLine line) {
    boolean nobodyLeft = line.detail() != null && line.detail().contains(" removed 0");
    return switch (line.kind()) {
      case RELOADED, NO_ENDPOINTS -> true;
      case RECONFIGURED -> !nobodyLeft;
      default -> false;
    };
  }
}
