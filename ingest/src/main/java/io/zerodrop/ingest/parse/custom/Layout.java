package io.zerodrop.ingest.parse.custom;

import io.zerodrop.ingest.parse.envoy.EnvoyLayout;

/** How the records of a file are laid out, as the user says. */
public final class Layout {

  /** The id of {@link io.zerodrop.ingest.parse.envoy.EnvoyFormatParser}'s format. */
  private static final String ENVOY = "envoy-format";

  private Layout() {}

  /**
   * The id of the format that a layout is for: variables with a dollar sign make an nginx {@code
   * log_format}, operators in percent signs an Envoy format, named groups a pattern, and {@code
   * name=field} pairs a mapping of JSON fields.
   *
   * @throws IllegalArgumentException where it is none of these, or incomplete; the message is for
   *     people
   */
  public static String formatOf(String layout) {
    if (layout.contains("(?P<") || layout.contains("(?<")) {
      PatternFields.of(layout);
      return PatternParser.FORMAT;
    }
    if (layout.contains("%START_TIME") || layout.contains("%RESPONSE_CODE%")) {
      EnvoyLayout.of(layout);
      return ENVOY;
    }
    if (layout.indexOf('$') >= 0) {
      NginxLayout.of(layout);
      return NginxFormatParser.FORMAT;
    }
    Meanings.ofPairs(layout);
    return JsonFieldsParser.FORMAT;
  }

  static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(
        "a layout has to name " + what + "; known names are " + Meanings.known());
  }
}
