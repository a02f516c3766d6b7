package io.zerodrop.pipeline.replay;

import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.read.LogFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which files each of the two jobs of a replay reads: first the cluster's logs and what probes saw,
 * then the routers'.
 */
public enum FileShare {
  CLUSTER(EnumSet.complementOf(EnumSet.of(LogKind.ACCESS, LogKind.NGINX_ERROR, LogKind.UNKNOWN))),
  REQUESTS(EnumSet.of(LogKind.ACCESS, LogKind.NGINX_ERROR));

  private final Set<LogKind> kinds;

  FileShare(Set<LogKind> kinds) {
    this.kinds = kinds;
  }

  /** Whether files of a kind, by its id, belong to it. */
  public boolean includes(String kind) {
    return kinds.stream().anyMatch(of -> of.id().equals(kind));
  }

  public List<LogFile> of(List<LogFile> files) {
    return files.stream().filter(file -> kinds.contains(file.format().kind())).toList();
  }
}
