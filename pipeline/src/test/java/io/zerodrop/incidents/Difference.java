package io.zerodrop.incidents;

/** Where two long texts part, in a few words. */
final class Difference {

  private static final int CONTEXT = 150;

  private Difference() {}

  /** Empty if there is none. */
  static String between(String found, String expected) {
    if (found.equals(expected)) {
      return "";
    }
    int at = 0;
    while (at < Math.min(found.length(), expected.length())
        && found.charAt(at) == expected.charAt(at)) {
      at++;
    }
    return "at %d of %d and %d%nfound    %s%nexpected %s"
        .formatted(at, found.length(), expected.length(), near(found, at), near(expected, at));
  }

  private static String near(String text, int at) {
    int from = Math.max(0, at - CONTEXT);
    return text.substring(from, Math.min(text.length(), at + CONTEXT)).replace('\n', ' ');
  }
}
