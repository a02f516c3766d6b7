package io.zerodrop.ingest.parse.aws;

import io.zerodrop.ingest.parse.text.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one line: separated by a space, those that may hold spaces in quotes. A quote in
 * the request or user agent is written {@code \x22}. More fields are added over the years; those
 * beyond the known ones are not looked at.
 */
final class Fields {

  private static final int MOST = 40;

  private final List<String> values = new ArrayList<>();

  Fields read(ByteCursor in) {
    values.clear();
    while (!in.atEnd() && values.size() < MOST) {
      boolean quoted = in.take('"');
      int end = quoted ? in.indexOf('"') : in.tokenEnd();
      int to = end < 0 ? in.end() : end;
      values.add(in.text(in.at(), to));
      in.moveTo(Math.min(in.end(), quoted ? to + 1 : to));
      in.take(' ');
    }
    return this;
  }

  int size() {
    return values.size();
  }

  /** "" where the line is too short or has nothing there. */
  String get(int index) {
    String value = index < values.size() ? values.get(index) : "";
    return value.equals("-") ? "" : value;
  }
}
