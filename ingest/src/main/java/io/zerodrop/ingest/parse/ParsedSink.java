package io.zerodrop.ingest.parse;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.traffic.ServedRequest;

/** Receives what a parser makes of a record. */
public interface ParsedSink {

  void event(ClusterEvent event);

  void request(RequestLogged request);

  /**
   * Offers a request before it is parsed in full.
   *
   * @return whether nothing more need be made of it; if not, it must be given to {@link #request}
   *     next
   */
  default boolean served(ServedRequest request) {
    return false;
  }

  /** The record is of this format, but cannot be read. */
  void rejected(Rejected rejected);

  /** The record was read and bears on nothing that the analysis uses. */
  void irrelevant();
}
