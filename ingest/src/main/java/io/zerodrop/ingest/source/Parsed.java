package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.types.SealedTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * One thing that comes out of reading logs. New variants go last in {@code permits}: their place is
 * part of the checkpoint format.
 */
@TypeInfo(SealedTypeInfo.Factory.class)
public sealed interface Parsed {

  /** What a record of the cluster's own logs says. */
  record Event(ClusterEvent event) implements Parsed {}

  /** What a record of an access log says. */
  record Request(RequestLogged request) implements Parsed {}

  /** A record that could not be read. */
  record Unreadable(Rejected rejected) implements Parsed {}

  /** A file was read to its end. */
  record FileEnd(FileRead file) implements Parsed {}

  /** Requests that nobody wants one by one. */
  record Counted(RequestCount count) implements Parsed {}
}
