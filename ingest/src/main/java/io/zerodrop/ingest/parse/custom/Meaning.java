package io.zerodrop.ingest.parse.custom;

import io.zerodrop.ingest.parse.nginx.AccessField;
import java.math.BigDecimal;

/**
 * What a user says that a field means, such as {@code request_time_ms}.
 *
 * @param scale by how many powers of ten its durations are smaller than seconds
 */
record Meaning(AccessField field, int scale) {

  private static final int MOST_DIGITS = 18;

  /** Null for a name that means nothing. */
  static Meaning named(String name) {
    AccessField whole = AccessField.NAMES.meaning(name);
    if (whole != null) {
      return new Meaning(whole, 0);
    }
    int unit = name.lastIndexOf('_');
    AccessField field = unit < 0 ? null : AccessField.NAMES.meaning(name.substring(0, unit));
    int scale = field == null || !field.isDuration() ? -1 : scale(name.substring(unit + 1));
    return scale < 0 ? null : new Meaning(field, scale);
  }

  private static int scale(String unit) {
    return switch (unit) {
      case "s" -> 0;
      case "ms" -> 3;
      case "us" -> 6;
      case "ns" -> 9;
      default -> -1;
    };
  }

  /** A value of the field as nginx would write it: durations in seconds, in lists too. */
  String value(String logged) {
    if (scale == 0 || logged == null) {
      return logged;
    }
    StringBuilder seconds = new StringBuilder();
    for (String item : logged.split(", *")) {
      seconds.append(seconds.length() == 0 ? "" : ", ").append(seconds(item));
    }
    return seconds.toString();
  }

  private String seconds(String item) {
    if (!item.matches("[0-9.]{1," + MOST_DIGITS + "}")) {
      return item;
    }
    try {
      return new BigDecimal(item).movePointLeft(scale).toPlainString();
    } catch (NumberFormatException notANumber) {
      return item;
    }
  }
}
