package io.zerodrop.ingest.read;

import java.nio.file.Path;

/**
 * A file that may be a log.
 *
 * @param display the path as the user gave it, with {@code !} before a name inside an archive
 * @param path of the bytes
 * @param asked whether the user named this very file
 * @param modifiedMicros when it was last written, {@link LogFile#UNKNOWN_TIME} if not known
 */
record Found(String display, Path path, boolean asked, long modifiedMicros) {}
