package io.zerodrop.ingest.traffic;

import io.zerodrop.ingest.event.RequestLogged;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Counts all requests of a file and tells which of them have to be looked at one by one. Not shared
 * by threads; each one is asked about a part of the requests, and the counts of all are added up.
 */
public interface RequestSieve {

  /** Makes sieves that decide alike, wherever files are read. */
  interface Maker extends Serializable {
    /**
     * @param router whose requests it will see
     */
    RequestSieve make(String router);
  }

  /**
   * Offers a request before it is parsed in full.
   *
   * @return whether it is counted and nothing more need be made of it; if not, it comes again by
   *     {@link #keeps}
   */
  boolean counts(ServedRequest request);

  /** Counts a request and tells whether to keep it. */
  boolean keeps(RequestLogged request);

  /** Shows what a request turned out to be that {@link #counts} left open. */
  void learn(ServedRequest offered, RequestLogged request);

  /** Hands over the counts since the last call, of one second and label perhaps several. */
  void drain(Consumer<RequestCount> counts);
}
