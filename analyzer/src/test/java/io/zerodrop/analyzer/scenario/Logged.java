package io.zerodrop.analyzer.scenario;

/**
 * A request with one attempt, before any proxy has written it down.
 *
 * @param upstream {@code address:port}, null where no peer was chosen
 * @param took from start to end, in seconds
 */
record Logged(String id, double start, double took, String upstream, Ending ending) {

  /** How the attempt ended. */
  enum Ending {
    SERVED,
    /** With 503, by the pod itself. */
    ANSWERED,
    REFUSED,
    CONNECT_TIMEOUT,
    RESET,
    CLOSED,
    NO_ENDPOINT,
    CLIENT_LEFT
  }

  static Logged of(String id, double start, double took, Pod pod, Ending ending) {
    return new Logged(id, start, took, pod == null ? null : pod.address() + ":8080", ending);
  }

  double end() {
    return start + took;
  }

  long millis() {
    return Math.round(took * 1000);
  }

  String upstreamOr(String none) {
    return upstream == null ? none : upstream;
  }

  /** Whether the pod's own response came through. */
  boolean answered() {
    return ending == Ending.SERVED || ending == Ending.ANSWERED;
  }

  boolean connected() {
    return answered()
        || ending == Ending.RESET
        || ending == Ending.CLOSED
        || ending == Ending.CLIENT_LEFT;
  }

  /** What nginx and HAProxy give the client. */
  int status() {
    return switch (ending) {
      case SERVED -> 200;
      case ANSWERED, NO_ENDPOINT -> 503;
      case REFUSED, RESET, CLOSED -> 502;
      case CONNECT_TIMEOUT -> 504;
      case CLIENT_LEFT -> 499;
    };
  }

  int traefikStatus() {
    return status();
  }

  /** The length of the status' words where Traefik answers itself. */
  int traefikSize() {
    return switch (ending) {
      case REFUSED, RESET, CLOSED -> "Bad Gateway".length();
      case CONNECT_TIMEOUT -> "Gateway Timeout".length();
      case NO_ENDPOINT -> "no available server\n".length();
      case CLIENT_LEFT -> "Client Closed Request".length();
      default -> 157;
    };
  }

  /** What Traefik's own log says of it, null if nothing. */
  String traefikError() {
    return switch (ending) {
      case REFUSED -> "dial tcp " + upstream + ": connect: connection refused";
      case CONNECT_TIMEOUT -> "dial tcp " + upstream + ": i/o timeout";
      case RESET -> "read tcp 10.9.0.1:50000->" + upstream + ": read: connection reset by peer";
      case CLOSED -> "EOF";
      default -> null;
    };
  }
}
