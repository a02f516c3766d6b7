/**
 * Flink inside this process: {@link io.zerodrop.pipeline.cluster.LocalCluster} runs jobs one after
 * the other, {@link io.zerodrop.pipeline.cluster.Results} brings back what they found.
 */
package io.zerodrop.pipeline.cluster;
