package io.zerodrop.pipeline.command;

/** Whether to use colours. */
enum ColorMode {
  AUTO,
  ALWAYS,
  NEVER;

  boolean applies(Terminal terminal) {
    return this == ALWAYS || (this == AUTO && terminal.outIsTerminal() && terminal.colorWelcome());
  }
}
