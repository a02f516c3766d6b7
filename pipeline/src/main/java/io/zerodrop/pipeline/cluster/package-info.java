/** The Flink cluster that a command runs within its own process. */
package io.zerodrop.pipeline.cluster;
