package io.zerodrop.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void showsNothingOfShortWork() {
    try (ProgressLine progress = on(true)) {
      progress.at("reading", 1, 2);
    }

    assertThat(text()).isEmpty();
  }

  @Test
  void writesOverItsLineOnATerminalAndLeavesItEmpty() {
    try (ProgressLine progress = on(true)) {
      progress.at("reading", 1, 3);
      progress.show();
      progress.at("writing the report", 0, 0);
      progress.show();
    }

    assertThat(text())
        .isEqualTo(
            "\r\u001b[Kzerodrop: reading, 33 %\r\u001b[Kzerodrop: writing the report\r\u001b[K");
  }

  @Test
  void writesPlainLinesToAFile() {
    try (ProgressLine progress = on(false)) {
      progress.at("reading", 5, 5);
      progress.show();
    }

    assertThat(text()).isEqualTo("zerodrop: reading, 100 %\n");
  }

  private ProgressLine on(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return ProgressLine.on(new Terminal(stream, stream, terminal, terminal, true, 100));
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
