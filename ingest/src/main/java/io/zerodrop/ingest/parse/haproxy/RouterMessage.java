package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.RouterLine.Kind;

/**
 * What a line of HAProxy, or of a controller that drives it, says of the router's view of
 * endpoints.
 *
 * @param backend null where the line names none
 * @param server by its address where the line tells both; null where it names none
 */
record RouterMessage(Kind kind, String backend, String server) {

  /**
   * haproxy-ingress: {@code disabled endpoint '10.0.0.1:8080' ... on backend/server 'be/srv001'}.
   */
  private static final String[] ENDPOINT = {
    "disabled endpoint '", "removed endpoint '", "added endpoint '"
  };

  /** Null for a line that says nothing of it. */
  static RouterMessage of(String message) {
    RouterMessage read = ofServer(message);
    read = read == null ? ofBackend(message) : read;
    return read == null ? ofController(message) : read;
  }

  /** {@code Server be/s is DOWN, ...}, with or without "Backup". */
  private static RouterMessage ofServer(String message) {
    int from =
        message.startsWith("Server ")
            ? "Server ".length()
            : message.startsWith("Backup Server ") ? "Backup Server ".length() : -1;
    if (from < 0) {
      int name = message.indexOf(": IP changed from '");
      int slash = message.indexOf('/');
      return name > slash && slash > 0
          ? named(Kind.RECONFIGURED, message.substring(0, name))
          : null;
    }
    int to = message.indexOf(' ', from);
    if (to < 0) {
      return null;
    }
    String name = message.substring(from, to);
    String said = message.substring(to);
    if (said.contains(" is DOWN")
        || said.contains(" going DOWN")
        || said.contains(" enters drain")
        || said.contains(" is stopping")) {
      return named(Kind.SERVER_DOWN, name);
    }
    boolean up = said.contains(" is UP") || said.contains(" is READY") || said.contains("ly READY");
    return up ? named(Kind.SERVER_UP, name) : null;
  }

  private static RouterMessage ofBackend(String message) {
    if (message.endsWith(" has no server available!")) {
      String name = word(message, message.indexOf(' ') + 1).replace("'", "");
      return new RouterMessage(Kind.NO_ENDPOINTS, name, null);
    }
    if (message.startsWith("Proxy ") && message.endsWith(" started.")) {
      return new RouterMessage(Kind.RELOADED, word(message, "Proxy ".length()), null);
    }
    if (message.startsWith("Stopping ") && message.contains(" in ")) {
      return new RouterMessage(
          Kind.RELOAD_STARTED, word(message, message.indexOf(' ', 9) + 1), null);
    }
    return null;
  }

  /** haproxytech/kubernetes-ingress, jcmoraisjr/haproxy-ingress, and HAProxy's master process. */
  private static RouterMessage ofController(String message) {
    for (String mark : ENDPOINT) {
      if (message.contains(mark) && message.contains("backend/server '")) {
        String backend = named(Kind.SERVER_UP, quotedAfter(message, "backend/server '")).backend();
        Kind kind = mark.startsWith("added") ? Kind.SERVER_UP : Kind.SERVER_DOWN;
        return new RouterMessage(kind, backend, quotedAfter(message, mark));
      }
    }
    Kind kind = null;
    if (message.contains("HAProxy reloaded")
        || message.contains("haproxy successfully reloaded")
        || message.equals("Loading success.")) {
      kind = Kind.RELOADED;
    } else if (message.contains("reload required") || message.equals("Reloading HAProxy")) {
      kind = Kind.RELOAD_STARTED;
    } else if (message.contains("haproxy updated without needing to reload")) {
      kind = Kind.RECONFIGURED;
    }
    return kind == null ? null : new RouterMessage(kind, null, null);
  }

  private static RouterMessage named(Kind kind, String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? new RouterMessage(kind, null, name)
        : new RouterMessage(kind, name.substring(0, slash), name.substring(slash + 1));
  }

  private static String word(String message, int from) {
    int to = message.indexOf(' ', from);
    return message.substring(from, to < 0 ? message.length() : to);
  }

  private static String quotedAfter(String message, String mark) {
    int from = message.indexOf(mark) + mark.length();
    int to = message.indexOf('\'', from);
    return message.substring(from, to < 0 ? message.length() : to);
  }
}
