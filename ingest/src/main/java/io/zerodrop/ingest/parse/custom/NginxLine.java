package io.zerodrop.ingest.parse.custom;

import io.zerodrop.ingest.parse.nginx.AccessField;
import io.zerodrop.ingest.parse.nginx.AccessFields;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.ClfTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A line of text in an nginx format. A value ends where the literal behind it begins; nginx escapes
 * quotes, so a quoted value cannot hold its end. Lists of upstreams hold {@code ", "} and {@code "
 * : "}, and {@code $time_local} a space, which are not taken for the end.
 */
final class NginxLine implements AccessFields {

  private static final String ABSENT = "-";
  private static final int LOCAL_TIME = "22/Nov/2026:11:09:16 +0000".length();

  private final List<NginxLayout.Token> tokens;
  private final Map<AccessField, String> values = new EnumMap<>(AccessField.class);

  NginxLine(NginxLayout layout) {
    this.tokens = layout.tokens();
  }

  NginxLine read(ByteCursor in) throws Mismatch {
    values.clear();
    for (int i = 0; i < tokens.size(); i++) {
      NginxLayout.Token token = tokens.get(i);
      if (token.variable() == null) {
        in.require(token.literal(), "'" + token.literal() + "' as in the given format");
      } else {
        String next = i + 1 < tokens.size() ? tokens.get(i + 1).literal() : null;
        value(in, token.variable(), next);
      }
    }
    in.skipSpaces();
    if (!in.atEnd()) {
      throw in.mismatch("the end of the line, as in the given format");
    }
    return this;
  }

  private void value(ByteCursor in, String variable, String next) throws Mismatch {
    int from = in.at();
    int end = next == null ? in.end() : end(in, variable, next);
    if (end < 0) {
      throw new Mismatch(from, "$" + variable + ", then '" + next + "' as in the given format");
    }
    AccessField field = AccessField.NAMES.meaning(variable);
    if (field != null) {
      values.putIfAbsent(field, in.text(from, end));
    }
    in.moveTo(end);
  }

  private static int end(ByteCursor in, String variable, String next) {
    int from = in.at();
    if (variable.equals("time_local") && ClfTime.startsAt(in, from)) {
      in.moveTo(Math.min(in.end(), from + LOCAL_TIME));
    }
    int end = in.indexOf(next);
    while (variable.startsWith("upstream_") && end > 0 && insideList(in, end)) {
      in.moveTo(end + 1);
      end = in.indexOf(next);
    }
    in.moveTo(from);
    return end;
  }

  /** Whether the space at an index parts items of a list, and not fields. */
  private static boolean insideList(ByteCursor in, int index) {
    byte[] bytes = in.bytes();
    if (bytes[index] != ' ') {
      return false;
    }
    boolean afterComma = bytes[index - 1] == ',' || bytes[index - 1] == ':';
    return afterComma || index + 2 < in.end() && bytes[index + 1] == ':' && bytes[index + 2] == ' ';
  }

  @Override
  public String get(AccessField field) {
    String value = values.get(field);
    return ABSENT.equals(value) ? "" : value;
  }
}
