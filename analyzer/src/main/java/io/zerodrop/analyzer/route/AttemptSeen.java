package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;

/**
 * One attempt with its request.
 *
 * @param index of the attempt in {@link RequestLogged#attempts()}; -1 where the proxy chose no peer
 */
public record AttemptSeen(RequestLogged request, int index) {

  public Attempt attempt() {
    return index < 0 ? null : request.attempts().get(index);
  }
}
