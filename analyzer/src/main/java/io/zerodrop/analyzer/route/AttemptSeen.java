package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;

/**
 * One attempt with its request.
 *
 * @param index of the attempt in {@link RequestLogged#attempts()}; -1 where the proxy chose no peer
 * @param service {@code namespace/name} of the Service that the line says it routed to, null if it
 *     does not
 */
public record AttemptSeen(RequestLogged request, int index, String service) {

  public Attempt attempt() {
    return index < 0 ? null : request.attempts().get(index);
  }
}
