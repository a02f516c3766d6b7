package io.zerodrop.pipeline.replay;

import com.google.re2j.Pattern;
import io.zerodrop.dashboards.report.excerpt.ClientNumbers;
import io.zerodrop.ingest.event.Rejected;
import java.util.List;

/** Takes addresses and query strings out of what is shown of records that could not be read. */
final class Redaction {

  /** Which of its addresses are a client's cannot be told of a record that could not be read. */
  private static final ClientNumbers NOBODY = ClientNumbers.of(List.of());

  private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'|]+");

  private Redaction() {}

  /** The same without addresses and query strings in what is shown of the record. */
  static Rejected of(Rejected rejected) {
    return new Rejected(rejected.position(), hidden(rejected.reason()), hidden(rejected.excerpt()));
  }

  private static String hidden(String text) {
    return QUERY.matcher(NOBODY.in(text)).replaceAll("?" + ClientNumbers.HIDDEN);
  }
}
