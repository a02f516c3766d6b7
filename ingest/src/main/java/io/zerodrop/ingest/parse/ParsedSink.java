package io.zerodrop.ingest.parse;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;

/** Receives what a parser makes of a record. */
public interface ParsedSink {

  void event(ClusterEvent event);

  void request(RequestLogged request);

  /** The record is of this format, but cannot be read. */
  void rejected(Rejected rejected);

  /** The record was read and bears on nothing that the analysis uses. */
  void irrelevant();
}
