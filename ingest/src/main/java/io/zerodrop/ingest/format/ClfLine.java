package io.zerodrop.ingest.format;

/**
 * The parts of an access line by which formats around the common log format's date differ. Every
 * search runs forward once, as the text may be an attacker's.
 *
 * @param date index of the bracketed date {@code [02/Jan/2006:15:04:05}
 * @param behind index behind the date's seconds
 */
record ClfLine(String line, int date, int behind) {

  private static final int DATE = "02/Jan/2006:15:04:05".length();
  private static final String SHAPE = "dd/Aaa/dddd:dd:dd:dd";
  private static final int MAX_BRACKETS = 6;

  /** Null where a line has no such date. */
  static ClfLine of(String line) {
    int bracket = line.indexOf('[');
    for (int tries = 0; bracket >= 0 && tries < MAX_BRACKETS; tries++) {
      if (matches(line, bracket + 1, SHAPE)) {
        return new ClfLine(line, bracket, bracket + 1 + DATE);
      }
      bracket = line.indexOf('[', bracket + 1);
    }
    return null;
  }

  /** Whether text follows a shape: d is a digit, A and a are letters, anything else is itself. */
  static boolean matches(String text, int from, String shape) {
    if (from < 0 || from + shape.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char wanted = shape.charAt(i);
      char found = text.charAt(from + i);
      boolean fits =
          switch (wanted) {
            case 'd' -> found >= '0' && found <= '9';
            case 'A' -> found >= 'A' && found <= 'Z';
            case 'a' -> found >= 'a' && found <= 'z';
            default -> found == wanted;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** A zone and the quoted request line follow, as in the combined log format and its kin. */
  boolean common() {
    return (matches(line, behind, " +dddd] ") || matches(line, behind, " -dddd] "))
        && behind + 8 < line.length()
        && line.charAt(behind + 8) == '"';
  }

  /** HAProxy's accept date has milliseconds and no zone, and the client's port stands before it. */
  boolean haproxy() {
    int space = line.lastIndexOf(' ', date - 2);
    return matches(line, behind, ".ddd] ") && line.indexOf(':', space + 1) < date;
  }

  /** ingress-nginx: behind the user agent come length, duration and the bracketed upstream. */
  boolean ingressNginx() {
    int quote = line.indexOf("\" ", behind);
    while (quote >= 0) {
      int at = digits(quote + 2);
      if (at > quote + 2 && at < line.length() && line.charAt(at) == ' ') {
        int point = digits(at + 1);
        if (point > at + 1 && matches(line, point, ".ddd [")) {
          return true;
        }
      }
      quote = line.indexOf("\" ", quote + 1);
    }
    return false;
  }

  /** Traefik: a duration in whole milliseconds ends the line, behind a quoted URL. */
  boolean traefik() {
    if (!line.endsWith("ms")) {
      return false;
    }
    int space = line.lastIndexOf(' ');
    return space > behind
        && digits(space + 1) == line.length() - 2
        && line.charAt(space - 1) == '"';
  }

  private int digits(int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
