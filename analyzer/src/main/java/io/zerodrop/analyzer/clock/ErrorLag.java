package io.zerodrop.analyzer.clock;

/**
 * How many lines of an error log may be about attempts that an access log has so many seconds
 * earlier.
 *
 * @param router of the access log
 * @param file the error log
 * @param seconds the error log's time less the access log's, rounded
 */
public record ErrorLag(String router, String file, int seconds, int count) {}
