package io.zerodrop.ingest.read;

/**
 * Whole lines of a file, to be parsed on their own. The last of a file may lack its end.
 *
 * @param bytes of which the first {@code length} are the lines'
 * @param line of the first one, counted from 1
 * @param lines how many they are
 * @param offset of the first byte in the decompressed file
 */
public record LineBlock(byte[] bytes, int length, long line, long lines, long offset) {}
