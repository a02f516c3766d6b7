package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.event.Failure;
import java.util.Locale;

/**
 * How the last attempt of a line ended, from flags, details and the transport failure. Details hold
 * the reset's reason and the errno of a failed connect: {@code
 * upstream_reset_before_response_started{remote_connection_failure,delayed_connect_error:_111}}
 * (Envoy documentation, HTTP response code details).
 *
 * @param failure what became of the attempt
 * @param answered whether the pod's own response came through
 * @param chosen whether a host was chosen at all
 */
record Ending(Failure failure, boolean answered, boolean chosen) {

  private static final String CONNECT_ERROR = "connect_error:";

  static Ending of(EnvoyLine line, boolean host) {
    Flags flags = Flags.of(line.get(EnvoyField.FLAGS));
    String details = lower(line.get(EnvoyField.DETAILS));
    long code = Math.max(0, line.number(EnvoyField.CODE));
    if (flags.hasAny("UH", "NC")
        || details.startsWith("no_healthy_upstream")
        || details.startsWith("cluster_not_found")) {
      return new Ending(Failure.NO_PEER, false, false);
    }
    if (flags.hasAny("DC", "DR") || details.startsWith("downstream_")) {
      return new Ending(Failure.CLIENT_ABORT, false, host);
    }
    Failure lost = lost(flags, details, line);
    if (lost != null) {
      return new Ending(lost, false, true);
    }
    if (flags.has("UPE")) {
      return new Ending(Failure.NONE, false, host);
    }
    if (details.startsWith("via_upstream") || flags.none() && host && code > 0) {
      return new Ending(Failure.NONE, true, true);
    }
    if (code == 0 && host) {
      return new Ending(Failure.CLIENT_ABORT, false, true);
    }
    return new Ending(flags.none() && code < 500 ? Failure.NONE : Failure.REJECTED, false, false);
  }

  /** Null where no attempt was lost. */
  private static Failure lost(Flags flags, String details, EnvoyLine line) {
    if (flags.has("UF")) {
      return connectFailure(details + ' ' + lower(line.get(EnvoyField.TRANSPORT_FAILURE)));
    }
    if (flags.hasAny("UT", "SI", "DT", "UMSDR")) {
      boolean connecting =
          line.logs(EnvoyField.UPSTREAM_LOCAL) && line.get(EnvoyField.UPSTREAM_LOCAL) == null;
      return connecting && flags.has("UT") ? Failure.CONNECT_TIMEOUT : Failure.RESPONSE_TIMEOUT;
    }
    if (flags.has("UR")) {
      return Failure.RESET;
    }
    if (flags.hasAny("UC", "LR")) {
      return details.contains("remote_reset") ? Failure.RESET : Failure.CLOSED;
    }
    if (details.startsWith("upstream_reset_")) {
      return reset(details);
    }
    return details.startsWith("upstream_") && details.contains("timeout")
        ? Failure.RESPONSE_TIMEOUT
        : null;
  }

  /** A format without flags, or a flag that this version does not know. */
  private static Failure reset(String details) {
    if (details.contains("connection_failure")
        || details.contains("connection_timeout")
        || details.contains(CONNECT_ERROR)) {
      return connectFailure(details);
    }
    if (details.contains("overflow")) {
      return Failure.REJECTED;
    }
    return details.contains("remote_reset") || details.contains("remote_refused")
        ? Failure.RESET
        : Failure.CLOSED;
  }

  private static Failure connectFailure(String said) {
    int at = said.indexOf(CONNECT_ERROR);
    String errno = at < 0 ? said : said.substring(at + CONNECT_ERROR.length());
    if (errno.startsWith("_111") || said.contains("connect error: 111") || refused(said)) {
      return Failure.REFUSED;
    }
    if (errno.startsWith("_113")
        || errno.startsWith("_101")
        || said.contains("connect error: 113")
        || said.contains("no_route_to_host")
        || said.contains("host_is_unreachable")) {
      return Failure.UNREACHABLE;
    }
    boolean timeout =
        errno.startsWith("_110")
            || errno.startsWith("_115")
            || said.contains("connection_timeout")
            || said.contains("connection timeout")
            || said.contains("connect error: 110");
    return timeout ? Failure.CONNECT_TIMEOUT : Failure.CONNECT_FAILED;
  }

  private static boolean refused(String said) {
    return said.contains("connection_refused") || said.contains("connection refused");
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
