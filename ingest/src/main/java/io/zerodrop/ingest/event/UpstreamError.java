package io.zerodrop.ingest.event;

/**
 * One line of an nginx error log about an upstream.
 *
 * @param process nginx's pid, to tell old workers from new ones after a reload
 * @param connection nginx's connection number
 * @param errno 0 without one
 * @param action what nginx was doing, such as {@code connecting to upstream}
 * @param request the request line, as escaped in the access log
 * @param upstream {@code address:port}, or the upstream's name where no peer was live
 */
public record UpstreamError(
    Position position,
    Stamp time,
    String level,
    int process,
    long connection,
    Failure failure,
    int errno,
    String action,
    String client,
    String request,
    String upstream,
    String host)
    implements ClusterEvent {}
