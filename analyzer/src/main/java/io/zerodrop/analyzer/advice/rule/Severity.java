package io.zerodrop.analyzer.advice.rule;

import java.util.Locale;

/** How much a problem matters. */
public enum Severity {
  /** Worth knowing. */
  NOTE,
  /** Loses requests under circumstances that occur. */
  WARNING,
  /** Loses requests whenever pods stop or start, or did so. */
  ERROR;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
