package io.zerodrop.ingest.parse.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The parameters of an API request, as its URI carries them. */
record RequestUri(String uri) {

  /** The first value of a query parameter, null without one. */
  String parameter(String name) {
    int question = uri == null ? -1 : uri.indexOf('?');
    if (question < 0) {
      return null;
    }
    for (String pair : uri.substring(question + 1).split("&")) {
      if (pair.startsWith(name) && pair.startsWith("=", name.length())) {
        return decoded(pair.substring(name.length() + 1));
      }
    }
    return null;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wronglyEncoded) {
      return value;
    }
  }
}
