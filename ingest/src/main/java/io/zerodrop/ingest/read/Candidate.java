package io.zerodrop.ingest.read;

import io.zerodrop.ingest.envelope.Origin;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/**
 * A file on its way to becoming a log file.
 *
 * @param selection which container of the file, null for all of it
 * @param origin who wrote it, as its envelopes tell
 * @param context what is known of it so far
 * @param times what its first and last records tell of time
 */
record Candidate(
    Found found,
    Head head,
    Detection detection,
    Selection selection,
    Origin origin,
    FileContext context,
    Times times) {

  static Candidate of(Found found, Head head, Detection detection, Selection selection) {
    FileContext context = new FileContext(found.display(), null, null, 0, ZoneOffset.UTC);
    Candidate anonymous =
        new Candidate(found, head, detection, selection, Origin.UNKNOWN, context, Times.NONE);
    Origin origin = anonymous.findOrigin();
    return new Candidate(found, head, detection, selection, origin, context, Times.NONE);
  }

  Candidate with(FileContext newContext) {
    return new Candidate(found, head, detection, selection, origin, newContext, times);
  }

  Candidate laidOut(String layout) {
    return with(context.laidOut(layout));
  }

  Candidate with(Times newTimes) {
    return new Candidate(found, head, detection, selection, origin, context, newTimes);
  }

  /** Who wrote the first enveloped record. */
  private Origin findOrigin() {
    if (detection.envelopes().isEmpty()) {
      return Origin.UNKNOWN;
    }
    ByteArrayInputStream in = new ByteArrayInputStream(head.bytes());
    try (LogReader reader = new LogReader(logFile(), in, 1, 0, head.whole(), rejected -> {})) {
      LogRecord record = new LogRecord();
      while (reader.next(record)) {
        if (!reader.origin().equals(Origin.UNKNOWN)) {
          return reader.origin();
        }
      }
    } catch (IOException closing) {
      return Origin.UNKNOWN; // nothing was written
    }
    return Origin.UNKNOWN;
  }

  String display() {
    return found.display();
  }

  /** The first decompressed bytes as text. */
  String text() {
    return new String(head.bytes(), StandardCharsets.ISO_8859_1);
  }

  LogFile logFile() {
    return new LogFile(
        found.display(),
        Location.of(found.path()),
        Location.bytes(found.path()),
        detection,
        selection,
        context,
        times.first(),
        times.last());
  }
}
