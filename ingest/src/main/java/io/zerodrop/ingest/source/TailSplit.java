package io.zerodrop.ingest.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A file that may grow, and how far it was read.
 *
 * @param log under the name that it was found by
 */
record TailSplit(LogSplit log, FileIdentity identity) implements SourceSplit {

  @Override
  public String splitId() {
    return log.splitId() + "@" + identity.inode() + ":" + identity.headDigest();
  }
}
