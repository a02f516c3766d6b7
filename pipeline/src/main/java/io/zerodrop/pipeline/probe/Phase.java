package io.zerodrop.pipeline.probe;

import java.util.Locale;

/** The steps of a request, in their order; a failed one names the step that it failed in. */
public enum Phase {
  RESOLVE,
  CONNECT,
  TLS,
  WRITE,
  FIRST_BYTE,
  BODY,
  DONE;

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
