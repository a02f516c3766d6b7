package io.zerodrop.ingest.envelope;

import java.util.function.Supplier;

/** Every envelope that can be taken off, in the order in which they are tried. */
public enum Envelope {
  /** {@code <time> stdout F <line>}. */
  CRI("cri", CriUnwrapper::new),
  /** {@code [pod/<name>/<container>] <line>}. */
  KUBECTL_PREFIX("kubectl-prefix", PrefixUnwrapper::new),
  /** {@code <month> <day> <time> <host> <tag>[<pid>]: <line>}. */
  SYSLOG("syslog", SyslogUnwrapper::new),
  /** {@code <time> <line>}. */
  KUBECTL_TIMESTAMPS("kubectl-timestamps", TimestampUnwrapper::new),
  /** {@code {"log": "<line>", ...}} of Docker and of log shippers. */
  JSON("json", JsonUnwrapper::new);

  private final String id;
  private final Supplier<Unwrapper> unwrapper;

  Envelope(String id, Supplier<Unwrapper> unwrapper) {
    this.id = id;
    this.unwrapper = unwrapper;
  }

  public String id() {
    return id;
  }

  /** For one file. */
  public Unwrapper newUnwrapper() {
    return unwrapper.get();
  }
}
