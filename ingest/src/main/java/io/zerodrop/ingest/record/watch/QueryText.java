package io.zerodrop.ingest.record.watch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A value for the query of a URL. */
final class QueryText {

  private QueryText() {}

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
