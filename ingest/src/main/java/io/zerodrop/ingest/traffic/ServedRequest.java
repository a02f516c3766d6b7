package io.zerodrop.ingest.traffic;

/**
 * A request that its only attempt served, as its bytes say, before anything is made of them. Reused
 * from line to line and valid until the next one is read. Times are microseconds since the Unix
 * epoch, bounds as in {@link io.zerodrop.ingest.event.Stamp}.
 */
public final class ServedRequest {

  /** Where all texts stand; shared with the reader. */
  public byte[] bytes;

  /** The proxy's own name of the backend, from and to (exclusive). */
  public int upstreamFrom;

  public int upstreamTo;

  /** The IPv4 address of the peer without its port, from and to (exclusive). */
  public int addressFrom;

  public int addressTo;

  /** First digit of the status that the client got. */
  public int statusClass;

  public long startEarliest;
  public long startLatest;
  public long endEarliest;
  public long endLatest;

  /** Of the attempt, which may have begun after the request. */
  public long attemptEarliest;
}
