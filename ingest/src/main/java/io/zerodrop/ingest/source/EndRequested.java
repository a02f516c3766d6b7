package io.zerodrop.ingest.source;

import org.apache.flink.api.connector.source.SourceEvent;

/** Tells a reader to take its files as complete: to read them to their ends and be done. */
record EndRequested() implements SourceEvent {

  private static final long serialVersionUID = 1L;
}
