package io.zerodrop.analyzer.flink.live;

import java.util.List;

/**
 * How a stream is doing.
 *
 * @param requests in all
 * @param attempts in all
 * @param kept requests that are looked at one by one
 * @param open documents that may still be revised
 * @param late records that came after their time was thought to be over
 * @param upTo the time in microseconds before which nothing more is expected; {@code
 *     Long.MIN_VALUE} where that is not known yet
 * @param last whether the input is at its end
 * @param forgotten keys of documents that are no more among the results, since the figures before
 */
public record LiveFigures(
    long requests,
    long attempts,
    int kept,
    int open,
    long late,
    long upTo,
    boolean last,
    List<String> forgotten) {}
