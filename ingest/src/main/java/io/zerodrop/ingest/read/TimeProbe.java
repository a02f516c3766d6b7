package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.Dating;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.RecordParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;

/** Learns when a file begins and ends by parsing its first and last records. */
final class TimeProbe {

  /** Bytes to look at where the first ones tell no time, as in a log that starts with settings. */
  private static final int FURTHER = 4 << 20;

  /** Bytes at the end to look at, one after the other until some tell a time. */
  private static final int[] TAILS = {64 << 10, 1 << 20, 8 << 20};

  /** Records with a time to look at: more than are out of order at the beginning of a log. */
  private static final int ENOUGH = 100;

  private TimeProbe() {}

  static Times of(Candidate candidate) {
    if (candidate.detection().format().dating() == Dating.NONE) {
      return Times.NONE;
    }
    LogFile file = candidate.logFile();
    TimeSink sink = new TimeSink(ENOUGH);
    byte[] head = candidate.head().bytes();
    parse(file, new ByteArrayInputStream(head), candidate.head().whole(), head.length, sink);
    if (!sink.times().known() && !candidate.head().whole()) {
      try (InputStream in = Decompression.open(candidate.found().path())) {
        parse(file, in, true, FURTHER, sink);
      } catch (IOException unreadable) {
        return sink.times(); // reported when the file is read
      }
    }
    if (!candidate.head().whole()) {
      for (int i = 0; i < TAILS.length; i++) {
        TimeSink tail = new TimeSink(Integer.MAX_VALUE);
        parseTail(candidate, file, TAILS[i], tail);
        if (tail.times().known()) {
          return sink.times().until(tail.times().last());
        }
      }
    }
    return sink.times();
  }

  private static void parse(
      LogFile file, InputStream in, boolean whole, long bytes, TimeSink sink) {
    RecordParser parser = file.format().newParser(file.context());
    try (LogReader reader = new LogReader(file, in, 1, 0, whole, rejected -> {})) {
      LogRecord record = new LogRecord();
      while (!sink.enough() && reader.offset() < bytes && reader.next(record)) {
        sink.next(record);
        parser.parse(record, sink);
      }
    } catch (IOException closing) {
      return; // nothing was written
    }
  }

  /** Only of a file that is stored as it is: any other would have to be decompressed to its end. */
  private static void parseTail(Candidate candidate, LogFile file, int length, TimeSink sink) {
    byte[] tail;
    try (SeekableByteChannel channel = Files.newByteChannel(candidate.found().path())) {
      ByteBuffer start = ByteBuffer.allocate(16);
      channel.read(start);
      if (!sameBytes(start, candidate.head().bytes())) {
        return;
      }
      tail = new byte[(int) Math.min(length, channel.size())];
      channel.position(channel.size() - tail.length);
      ByteBuffer into = ByteBuffer.wrap(tail);
      while (into.hasRemaining() && channel.read(into) >= 0) {
        continue;
      }
    } catch (IOException unreadable) {
      return; // reported when the file is read
    }
    int from = 0;
    while (from < tail.length && tail[from] != '\n') {
      from++;
    }
    if (from < tail.length) {
      InputStream in = new ByteArrayInputStream(tail, from + 1, tail.length - from - 1);
      parse(file, in, true, tail.length, sink);
    }
  }

  private static boolean sameBytes(ByteBuffer start, byte[] head) {
    for (int i = 0; i < start.position(); i++) {
      if (i >= head.length || start.get(i) != head[i]) {
        return false;
      }
    }
    return true;
  }
}
