package io.zerodrop.ingest.read;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.envelope.Opened;
import io.zerodrop.ingest.envelope.Origin;
import io.zerodrop.ingest.envelope.Unwrapper;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.parse.LogRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the envelopes of one file off its records, outermost first, and joins the parts of a line
 * that a container runtime has split. A record without the envelope passes as it is; CRI's is taken
 * off wherever it occurs, as nothing else looks like it.
 */
final class EnvelopeReader {

  private final Unwrapper[] unwrappers;
  private final int cap;
  private final Map<String, SplitLine> open = new TreeMap<>();
  private boolean midLine;
  private Origin origin = Origin.UNKNOWN;
  private boolean met;

  /**
   * @param cap longest joined line in bytes
   */
  EnvelopeReader(List<Envelope> envelopes, int cap) {
    List<Envelope> all = new ArrayList<>(envelopes);
    if (!all.contains(Envelope.CRI)) {
      all.add(0, Envelope.CRI);
    }
    this.unwrappers = all.stream().map(Envelope::newUnwrapper).toArray(Unwrapper[]::new);
    this.cap = cap;
  }

  /** Who wrote the record opened last. */
  Origin origin() {
    return origin;
  }

  /** Whether any record so far had an envelope. */
  boolean met() {
    return met;
  }

  /** Whether a line is begun whose rest is still to come. */
  boolean midLine() {
    return midLine;
  }

  /**
   * Changes the record to its payload.
   *
   * @return false if it is only a part of a line whose rest is to come
   */
  boolean open(LogRecord record, Rejections rejections) {
    boolean part = false;
    origin = Origin.UNKNOWN;
    for (Unwrapper unwrapper : unwrappers) {
      Opened opened = unwrapper.open(record);
      if (opened != Opened.NOT_WRAPPED) {
        met = true;
        origin = origin.or(unwrapper.origin());
        part = opened == Opened.PART;
      }
    }
    if (!part && !midLine) {
      return true;
    }
    String stream = origin.stream() == null ? "" : origin.stream();
    SplitLine line = open.get(stream);
    if (!part && line == null) {
      return true;
    }
    if (line == null) {
      line = new SplitLine(record.position(), cap);
      open.put(stream, line);
      midLine = true;
    }
    line.add(record);
    if (part) {
      return false;
    }
    open.remove(stream);
    midLine = !open.isEmpty();
    if (!line.tooLong()) {
      line.deliver(record);
      return true;
    }
    Position at = line.position();
    rejections.add(
        at.line(), at.offset(), "line too long: its parts make more than " + cap + " bytes");
    return false;
  }

  /**
   * At the end of a file: makes the record the beginning of a line whose rest is not there.
   *
   * @return false if there is none
   */
  boolean flush(LogRecord record) {
    Iterator<SplitLine> lines = open.values().iterator();
    if (!lines.hasNext()) {
      return false;
    }
    lines.next().deliver(record);
    lines.remove();
    midLine = !open.isEmpty();
    return true;
  }
}
