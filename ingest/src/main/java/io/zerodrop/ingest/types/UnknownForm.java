package io.zerodrop.ingest.types;

import java.io.IOException;

/** State that another build wrote in a way that this one does not know. */
public final class UnknownForm extends IOException {

  private static final long serialVersionUID = 1L;

  public UnknownForm(String why) {
    super(why);
  }
}
