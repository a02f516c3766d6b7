package io.zerodrop.pipeline.command;

/** What the process tells the program that called it. */
final class ExitCode {

  static final int OK = 0;
  static final int FINDINGS = 1;
  static final int UNUSABLE = 2;
  static final int FAULT = 3;

  private ExitCode() {}
}
