package io.zerodrop.dashboards.terminal;

/** Colours by ANSI SGR sequences (ECMA-48 section 8.3.117), or none. */
enum Paint {
  ON,
  OFF;

  String bold(String text) {
    return in("1", text);
  }

  String lost(String text) {
    return in("1;31", text);
  }

  String hidden(String text) {
    return in("33", text);
  }

  String good(String text) {
    return in("32", text);
  }

  String dim(String text) {
    return in("2", text);
  }

  private String in(String style, String text) {
    return this == OFF || text.isEmpty() ? text : "\u001b[" + style + "m" + text + "\u001b[0m";
  }
}
