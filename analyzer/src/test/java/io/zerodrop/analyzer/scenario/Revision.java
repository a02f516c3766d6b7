package io.zerodrop.analyzer.scenario;

/** The etcd revision of a write: it grows with time over all objects. */
final class Revision {

  private Revision() {}

  /**
   * @param place tells writes of one millisecond apart
   */
  static String of(double at, int place) {
    return Long.toString(Math.round((at + 3600) * 1000) * 10 + place);
  }
}
