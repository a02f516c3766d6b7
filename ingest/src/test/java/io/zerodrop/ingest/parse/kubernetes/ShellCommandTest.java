package io.zerodrop.ingest.parse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "sleep 15|15",
        "/bin/sleep 15|15",
        "sleep 5 && nginx -s quit|5",
        "nginx -s quit; sleep 20|20",
        "sleep 1m|60",
        "sleep 2.5|2",
        "sleep 5; sleep 5|10",
        "sleep $DELAY|none",
        "asleep 5|none",
        "while true; do sleep 1; done|none",
        "test -f x || sleep 30|none",
        "if x; then sleep 5; fi|none",
        "nginx -s quit|none",
      })
  void addsUpSleepsThatAreSureToHappen(String script, Long seconds) {
    assertThat(new ShellCommand(List.of("/bin/sh", "-c", script)).sleepSeconds())
        .isEqualTo(seconds);
  }

  @Test
  void aSleepNeedsNoShell() {
    assertThat(new ShellCommand(List.of("/usr/bin/sleep", "7")).sleepSeconds()).isEqualTo(7);
    assertThat(new ShellCommand(List.of("drain", "sleep", "7")).sleepSeconds()).isNull();
    assertThat(new ShellCommand(List.of()).sleepSeconds()).isNull();
  }

  @Test
  void aShellThatDoesNotReplaceItselfStays() {
    assertThat(new ShellCommand(List.of("sh", "-c", "java -jar app.jar")).staysShell()).isTrue();
    assertThat(new ShellCommand(List.of("/bin/bash", "-ec", "run")).staysShell()).isTrue();
    assertThat(new ShellCommand(List.of("sh", "start.sh")).staysShell()).isTrue();
    assertThat(new ShellCommand(List.of("sh", "-c", "exec java")).staysShell()).isFalse();
    assertThat(new ShellCommand(List.of("sh", "-c", ". env; exec java")).staysShell()).isFalse();
    assertThat(new ShellCommand(List.of("java", "-c", "x")).staysShell()).isFalse();
    assertThat(new ShellCommand(List.of()).staysShell()).isFalse();
  }
}
