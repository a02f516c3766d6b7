package io.zerodrop.analyzer.scenario;

/** What an Envoy logs of an attempt. */
final class EnvoyLines {

  private EnvoyLines() {}

  static int status(Logged request) {
    return switch (request.ending()) {
      case SERVED, ANSWERED -> request.status();
      case CLIENT_LEFT -> 0;
      default -> 503;
    };
  }

  static String flags(Logged request) {
    return switch (request.ending()) {
      case SERVED, ANSWERED -> "-";
      case REFUSED, CONNECT_TIMEOUT -> "UF";
      case RESET, CLOSED -> "UC";
      case NO_ENDPOINT -> "UH";
      case CLIENT_LEFT -> "DC";
    };
  }

  static String details(Logged request) {
    return switch (request.ending()) {
      case SERVED, ANSWERED -> "via_upstream";
      case REFUSED ->
          "upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_111}";
      case CONNECT_TIMEOUT -> "upstream_reset_before_response_started{connection_timeout}";
      case RESET -> "upstream_reset_before_response_started{remote_reset}";
      case CLOSED -> "upstream_reset_before_response_started{connection_termination}";
      case NO_ENDPOINT -> "no_healthy_upstream";
      case CLIENT_LEFT -> "downstream_remote_disconnect";
    };
  }
}
