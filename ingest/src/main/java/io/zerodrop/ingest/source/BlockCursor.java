package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.format.Framing;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.LineBlock;
import io.zerodrop.ingest.read.LineBlocks;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.ReadStep.Dated;
import io.zerodrop.ingest.traffic.RequestSieve;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Reads a file of records that can be parsed in any order: blocks of it are parsed at the same time
 * and emitted in the order in which they stand. A file that turns out to be otherwise, for its
 * records are in envelopes or too long, is read on record by record.
 */
final class BlockCursor implements FileCursor {

  private final LogFile file;
  private final RequestSieve.Maker sieves;
  private final ReadAhead readAhead;
  private final FileTally tally;
  private final ConcurrentLinkedQueue<ParsedBlock.Parser> parsers = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Future<ParsedBlock>> ahead = new ArrayDeque<>();
  private LineBlocks blocks;
  private RecordCursor rest;
  private long line;
  private long offset;
  private boolean ended;

  /**
   * @param sieves which requests to keep, null for all
   */
  BlockCursor(LogSplit split, RequestSieve.Maker sieves, ReadAhead readAhead) {
    this.file = split.file();
    this.sieves = sieves;
    this.readAhead = readAhead;
    this.tally = new FileTally(split.progress());
    this.line = split.progress().line();
    this.offset = split.progress().offset();
  }

  /** Whether a file can be read in this way, as far as is known beforehand. */
  static boolean suits(LogFile file) {
    return file.detection().framing() != Framing.YAML_DOCUMENT
        && file.detection().envelopes().isEmpty()
        && file.selection() == null
        && file.format().recordsStandAlone();
  }

  @Override
  public LogFile file() {
    return file;
  }

  @Override
  public long micros() {
    return rest != null ? rest.micros() : tally.dated() ? tally.lastMicros() : file.firstMicros();
  }

  @Override
  public boolean ended() {
    return rest != null ? rest.ended() : ended;
  }

  @Override
  public long bytesRead() {
    return rest != null ? rest.bytesRead() : ended ? file.bytes() : Math.min(offset, file.bytes());
  }

  @Override
  public int stride() {
    return rest != null ? rest.stride() : Integer.MAX_VALUE;
  }

  @Override
  public Optional<ReadStep> next() {
    if (rest != null) {
      return rest.next();
    }
    try {
      if (blocks == null) {
        blocks = new LineBlocks(file, line, offset, readAhead.buffers());
      }
    } catch (IOException failure) {
      return Optional.of(last(InputProblem.unreadable(file.display(), failure).rejected()));
    }
    fill();
    Future<ParsedBlock> first = ahead.poll();
    if (first == null) {
      if (blocks.endsUncut()) {
        return oneByOne();
      }
      Rejected early = blocks.endedEarly();
      return Optional.of(last(early == null ? InputProblem.cut(file, line, offset) : early));
    }
    ParsedBlock parsed = await(first);
    if (parsed.enveloped()) {
      readAhead.done(parsed.block());
      return oneByOne();
    }
    List<Dated> values = dated(parsed.values());
    tally.add(parsed.tally());
    offset = parsed.block().offset() + parsed.block().length();
    line = parsed.block().line() + parsed.block().lines();
    readAhead.done(parsed.block());
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReadStep(values, tally.at(line, offset)));
  }

  /** At least one block, and more as long as others leave room. */
  private void fill() {
    while (ahead.isEmpty() || readAhead.hasRoom()) {
      LineBlock block = blocks.next();
      if (block == null) {
        return;
      }
      ahead.add(readAhead.submit(() -> parse(block)));
    }
  }

  private ParsedBlock parse(LineBlock block) {
    ParsedBlock.Parser parser = parsers.poll();
    if (parser == null) {
      parser = new ParsedBlock.Parser(file, sieves);
    }
    ParsedBlock parsed = parser.parse(block);
    parsers.add(parser);
    return parsed;
  }

  private static ParsedBlock await(Future<ParsedBlock> parsed) {
    try {
      return parsed.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a block was parsed", stopped);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("a block could not be parsed", fault.getCause());
    }
  }

  /** What a block could not date is put with what stood before the block. */
  private List<Dated> dated(List<Dated> values) {
    if (!tally.dated()) {
      return values;
    }
    long before = Math.floorDiv(tally.lastMicros(), 1_000L);
    List<Dated> dated = new ArrayList<>(values.size());
    for (Dated value : values) {
      dated.add(value.timestamp() == UNDATED ? new Dated(value.value(), before) : value);
    }
    return dated;
  }

  private Optional<ReadStep> oneByOne() {
    forget();
    rest = new RecordCursor(new LogSplit(file, tally.at(line, offset)), sieves);
    return rest.next();
  }

  /**
   * @param rejected why it is the last, null where the file simply ends
   */
  private ReadStep last(Rejected rejected) {
    ended = true;
    List<Dated> values = new ArrayList<>();
    long micros = micros();
    long timestamp = micros == LogFile.UNKNOWN_TIME ? UNDATED : Math.floorDiv(micros, 1_000L);
    if (rejected != null) {
      boolean opened = blocks != null;
      if (opened) {
        tally.countRecord();
      }
      tally.countRejected();
      values.add(new Dated(new Parsed.Unreadable(rejected), timestamp));
    }
    FileProgress progress = tally.at(line, offset);
    values.add(new Dated(new Parsed.FileEnd(progress.ended(file)), timestamp));
    return new ReadStep(values, progress);
  }

  private void forget() {
    ahead.forEach(parsing -> parsing.cancel(true));
    ahead.forEach(parsing -> readAhead.abandoned());
    ahead.clear();
  }

  @Override
  public void close() throws IOException {
    forget();
    if (blocks != null) {
      blocks.close();
    }
    if (rest != null) {
      rest.close();
    }
  }
}
