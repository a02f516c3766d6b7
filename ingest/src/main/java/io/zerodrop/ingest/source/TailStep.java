package io.zerodrop.ingest.source;

/**
 * What came of a followed file.
 *
 * @param upTo nothing older than this, in milliseconds, is expected of the file though it says
 *     nothing itself; {@link FileCursor#UNDATED} where that is for its records to tell
 */
record TailStep(ReadStep step, long upTo) {}
