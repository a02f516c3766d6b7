package io.zerodrop.ingest.parse;

import java.io.Serializable;
import java.time.ZoneOffset;

/**
 * What is known of a file before its first record is parsed.
 *
 * @param path as the user gave it
 * @param node the node a kube-proxy or kubelet log is from, by its name or envelope; null if not
 *     known
 * @param router the proxy instance an access log is from (pod, host or file name)
 * @param reference a time in microseconds within the period of the bundle, from sources with full
 *     dates; supplies the year that klog and syslog omit
 * @param zone the zone of local times without one (klog, nginx error log, HAProxy); UTC unless
 *     inferred or given
 * @param layout how its records are laid out, as the user says, for the formats that need to be
 *     told; null otherwise
 */
public record FileContext(
    String path, String node, String router, long reference, ZoneOffset zone, String layout)
    implements Serializable {

  /** A file whose format needs no layout. */
  public FileContext(String path, String node, String router, long reference, ZoneOffset zone) {
    this(path, node, router, reference, zone, null);
  }

  public static FileContext of(String path, long reference) {
    return new FileContext(path, null, path, reference, ZoneOffset.UTC);
  }

  public FileContext ofNode(String name) {
    return new FileContext(path, name, router, reference, zone, layout);
  }

  public FileContext ofRouter(String name) {
    return new FileContext(path, node, name, reference, zone, layout);
  }

  public FileContext at(long time, ZoneOffset offset) {
    return new FileContext(path, node, router, time, offset, layout);
  }

  public FileContext laidOut(String how) {
    return new FileContext(path, node, router, reference, zone, how);
  }
}
