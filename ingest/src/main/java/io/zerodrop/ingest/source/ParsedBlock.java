package io.zerodrop.ingest.source;

import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.read.LineBlock;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import io.zerodrop.ingest.traffic.RequestSieve;
import java.util.List;

/**
 * What came of one block of lines.
 *
 * @param tally of this block alone
 * @param enveloped whether a line was in an envelope: then the block has to be read again in order,
 *     for a line may go on in another block
 */
record ParsedBlock(
    LineBlock block, List<ReadStep.Dated> values, FileTally tally, boolean enveloped) {

  /** Parses blocks of one file one after the other, any of them. */
  static final class Parser {

    private final LogFile file;
    private final Collected collected;
    private final LogRecord record = new LogRecord();

    /**
     * @param sieves which requests to keep, null for all
     */
    Parser(LogFile file, RequestSieve.Maker sieves) {
      this.file = file;
      this.collected =
          new Collected(
              file,
              sieves == null ? null : sieves.make(file.context().router()),
              new FileTally(FileProgress.START));
    }

    ParsedBlock parse(LineBlock block) {
      collected.startOver();
      LogReader reader = LogReader.over(block, file, collected::passedOver);
      while (reader.next(record)) {
        collected.parse(record);
      }
      return new ParsedBlock(block, collected.take(), collected.tally(), reader.metEnvelopes());
    }
  }
}
