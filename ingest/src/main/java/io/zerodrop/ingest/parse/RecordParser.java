package io.zerodrop.ingest.parse;

/**
 * Reads the records of one format. Total: every record yields events, requests, a rejection, or is
 * known noise; nothing is thrown for bad input and nothing is skipped in silence. One instance
 * reads one file and is not shared by threads.
 */
public interface RecordParser {

  void parse(LogRecord record, ParsedSink sink);
}
