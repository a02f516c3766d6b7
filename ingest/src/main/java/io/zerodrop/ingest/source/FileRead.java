package io.zerodrop.ingest.source;

/**
 * What reading a file to its end came to.
 *
 * @param file the path as the user gave it
 * @param container whose lines of it, where a log shipper put several into one file; else null
 * @param kind the id of a {@link io.zerodrop.ingest.format.LogKind}
 * @param format the id of a {@link io.zerodrop.ingest.format.LogFormat}
 * @param bytes as stored, that is, compressed if it is
 * @param records how many it held, whatever came of them
 * @param irrelevant of the records: those that bear on nothing that the analysis uses
 * @param rejected of the records: those that could not be read
 * @param firstMicros the earliest time that a record tells, {@link
 *     io.zerodrop.ingest.read.LogFile#UNKNOWN_TIME} if none does
 * @param lastMicros the latest time that a record tells, likewise
 */
public record FileRead(
    String file,
    String container,
    String kind,
    String format,
    long bytes,
    long records,
    long irrelevant,
    long rejected,
    long firstMicros,
    long lastMicros) {}
