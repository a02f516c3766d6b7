package io.zerodrop.analyzer.flink.live;

import io.zerodrop.analyzer.source.ObservedCluster;

/**
 * The cluster as it is known by now.
 *
 * @param cluster null where it is still the one before
 * @param upTo the time in microseconds before which nothing more is expected of the cluster's logs
 */
public record PictureUpdate(ObservedCluster cluster, long upTo) {}
