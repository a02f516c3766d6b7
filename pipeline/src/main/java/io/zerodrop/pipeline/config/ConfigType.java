package io.zerodrop.pipeline.config;

import java.util.regex.Pattern;

/** What a value may be. */
public enum ConfigType {
  TEXT("text", ".+"),
  NUMBER("a whole number", "-?\\d{1,9}"),
  DURATION("a number with ms, s or m, such as 10s", "\\d{1,9}(?:\\.\\d{1,3})?(?:ms|s|m)"),
  ADDRESS("an address and port, such as 0.0.0.0:9443", ".+:\\d{1,5}"),
  FLAG("true or false", "true|false"),
  TEXTS("a list of texts", ".+"),
  MAP("names with texts", ".+");

  private final String allowed;
  private final Pattern form;

  ConfigType(String allowed, String form) {
    this.allowed = allowed;
    this.form = Pattern.compile(form, Pattern.DOTALL);
  }

  /** For people. */
  public String allowed() {
    return allowed;
  }

  boolean fits(String value) {
    return form.matcher(value).matches();
  }

  boolean isScalar() {
    return this != TEXTS && this != MAP;
  }
}
