package io.zerodrop.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigArgumentsTest {

  @TempDir Path directory;

  private String file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("zerodrop.yaml"), yaml).toString();
  }

  private static String[] expanded(Map<String, String> environment, String... arguments)
      throws UnusableInput {
    return ConfigArguments.expand(arguments, environment);
  }

  @Test
  void aFileSaysWhatTheOptionsSay() throws Exception {
    String file =
        file(
            """
            inputs:
              paths: [logs, bundle]
              as: {access: 'edge-*.txt'}
            kafka:
              bootstrap_servers: kafka:9092
              topics:
              - access
              - kube-proxy
            checkpoint_interval: 5s
            normal_propagation:
              kube-proxy: 3s
            keep_query: true
            redact: false
            """);

    assertThat(expanded(Map.of(), "--config", file, "--fresh"))
        .containsExactly(
            "logs",
            "bundle",
            "--as=access=edge-*.txt",
            "--kafka=kafka:9092",
            "--topic=access",
            "--topic=kube-proxy",
            "--checkpoint-interval=5s",
            "--normal-propagation=kube-proxy=3s",
            "--keep-query",
            "--fresh");
  }

  @Test
  void theCommandLineCountsMoreThanTheEnvironmentAndThatMoreThanTheFile() throws Exception {
    String file = file("out: of-the-file\nstate: of-the-file\nmax_lateness: 1m\n");
    Map<String, String> environment =
        Map.of("ZERODROP_OUT", "of-the-environment", "ZERODROP_STATE", "of-the-environment");

    assertThat(expanded(environment, "--config=" + file, "--out", "of-the-line"))
        .containsExactly("--state=of-the-environment", "--max-lateness=1m", "--out", "of-the-line");
  }

  @Test
  void everyKeyIsAnOptionOfStream() {
    PrintStream nothing = new PrintStream(OutputStream.nullOutputStream());
    ByteArrayOutputStream help = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(help, true), nothing, false, false, false, 160);

    Zerodrop.run(new String[] {"stream", "--help"}, null, terminal, Path.of(".."));

    for (ConfigKey key : ConfigKey.values()) {
      assertThat(help.toString(StandardCharsets.UTF_8)).contains(key.option());
    }
  }

  @Test
  void listsAndNamesInTheEnvironmentHaveCommas() throws Exception {
    assertThat(
            expanded(
                Map.of(
                    "ZERODROP_KAFKA_TOPICS", "a,b", "ZERODROP_KAFKA_FORMATS", "a=audit,b=access")))
        .containsExactly(
            "--topic=a", "--topic=b", "--topic-format=a=audit", "--topic-format=b=access");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka: {topix: [a]} | :1:9: kafka.topix: no such key; did you mean kafka.topics?",
        "webhook: {colour: red} | :1:11: webhook.colour: no such key; allowed here: address, tls",
        "sources: [logs] | :1:1: sources: no such key; allowed here: inputs, kafka",
        "max_lateness: 3 hours | :1:15: max_lateness: expected a number with ms, s or m",
        "keep_query: perhaps | :1:13: keep_query: expected true or false, found 'perhaps'",
        "webhook: {address: here} | :1:20: webhook.address: expected an address and port",
        "kafka: yes | :1:8: kafka: expected keys below it",
        "out: [a, b] | :1:6: out: expected text, found something else",
        "[1, 2] | :1:1: expected keys with values",
        "out: a: b | no YAML",
        "out: !a%20 b | no YAML",
      })
  void saysWhereWhatIsWrong(String yaml, String message) throws IOException {
    String file = file(yaml);
    assertThatThrownBy(() -> expanded(Map.of(), "--config", file))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining(file)
        .hasMessageContaining(message);
  }

  @Test
  void saysAllThatIsWrongAtOnce() throws IOException {
    String file = file("out: [a]\nyear: x\ninputs:\n  zones: UTC\n");
    assertThatThrownBy(() -> expanded(Map.of("ZERODROP_MAX_LATENESS", "soon"), "--config", file))
        .hasMessageContaining(":1:6: out")
        .hasMessageContaining(":4:3: inputs.zones")
        .hasMessageContaining("ZERODROP_MAX_LATENESS: expected a number with ms, s or m");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> expanded(Map.of(), "--config", "nowhere.yaml"))
        .hasMessageContaining("nowhere.yaml is not there");
  }
}
