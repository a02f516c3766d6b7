package io.zerodrop.ingest.event;

/**
 * A line in which a router says that it changed its own view of endpoints.
 *
 * @param router the router instance (see {@link RequestLogged#router()})
 * @param backend the proxy's own name of the backend, or {@code namespace/service} for {@link
 *     Kind#NO_ENDPOINTS} of an ingress controller; null where the line names none
 * @param server null where the line names none
 */
public record RouterLine(
    Position position,
    Stamp time,
    String router,
    Kind kind,
    String backend,
    String server,
    String detail)
    implements ClusterEvent {

  /** What the router did. */
  public enum Kind {
    RELOAD_STARTED,
    RELOADED,
    /** It could not apply a change, and keeps the view it had. */
    RELOAD_FAILED,
    RECONFIGURED,
    NO_ENDPOINTS,
    SERVER_DOWN,
    SERVER_UP
  }
}
