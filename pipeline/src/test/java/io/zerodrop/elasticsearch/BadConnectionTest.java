package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way to a server that cannot be used ends before the analysis, with its cause and the fix.
 */
class BadConnectionTest {

  @TempDir Path directory;

  @Test
  void aWrongPassword() throws Exception {
    ElasticsearchNode node = Servers.eight();
    CommandLine zerodrop = new CommandLine(directory);

    CommandLine.Run run =
        replay(zerodrop, zerodrop.options(node, ElasticsearchNode.WRITER, "not-the-password"));

    assertThat(run.err())
        .isEqualTo(
            "zerodrop: "
                + node.url()
                + " does not accept user writer (401); check the secret, and that it has not"
                + " expired\n");
  }

  @Test
  void nobody() throws Exception {
    ElasticsearchNode node = Servers.eight();

    CommandLine.Run run =
        replay(
            new CommandLine(directory),
            List.of(
                "--elasticsearch", node.url().toString(),
                "--elasticsearch-ca", node.certificate().toString()));

    assertThat(run.err()).contains("asks who you are; give a user and its password, or an API key");
  }

  @Test
  void anUntrustedCertificate() throws Exception {
    ElasticsearchNode node = Servers.eight();
    CommandLine zerodrop = new CommandLine(directory);
    List<String> options = zerodrop.options(node, ElasticsearchNode.WRITER);
    int ca = options.indexOf("--elasticsearch-ca");
    List<String> without = new ArrayList<>(options.subList(0, ca));

    assertThat(replay(zerodrop, without).err())
        .startsWith("zerodrop: the certificate of " + node.url() + " is not trusted (")
        .contains("give the certificate of the authority that signed it");

    TestAuthority other = new TestAuthority(directory.resolve("other"));
    options.set(ca + 1, other.certificate().toString());
    assertThat(replay(zerodrop, options).err())
        .contains("is not trusted (", other.certificate() + " is not it");

    without.addAll(List.of("--elasticsearch-ca-fingerprint", "ab".repeat(32)));
    assertThat(replay(zerodrop, without).err())
        .contains("shows no certificate with the fingerprint abab", "give the authority's file");

    Path text = Files.writeString(directory.resolve("notes.txt"), "not a certificate");
    options.set(ca + 1, text.toString());
    assertThat(replay(zerodrop, options).err()).contains("holds no certificate in PEM or DER");
  }

  @Test
  void aHostThatIsNotThere() throws Exception {
    CommandLine zerodrop = new CommandLine(directory);

    assertThat(replay(zerodrop, List.of("--elasticsearch", "https://nowhere.invalid:9200")).err())
        .contains("no host is called nowhere.invalid; check the name");
    assertThat(replay(zerodrop, List.of("--elasticsearch", "http://127.0.0.1:1")).err())
        .contains("nothing answers at http://127.0.0.1:1; check host and port");
  }

  @Test
  void plainHttpToATlsPortAndTheOtherWay() throws Exception {
    ElasticsearchNode node = Servers.eight();
    String http = node.url().toString().replace("https", "http");

    CommandLine.Run run = replay(new CommandLine(directory), List.of("--elasticsearch", http));

    assertThat(run.err()).contains("if it speaks TLS, the URL starts with https");
  }

  @Test
  void secretsOnTheCommandLineAreRefused() {
    CommandLine zerodrop = new CommandLine(directory);

    CommandLine.Run run =
        replay(zerodrop, List.of("--elasticsearch", "https://elastic:secret@localhost:9200"));

    assertThat(run.err())
        .contains("can be read by everybody on the machine")
        .doesNotContain("secret@");
  }

  private CommandLine.Run replay(CommandLine zerodrop, List<String> options) {
    CommandLine.Run run = zerodrop.replay("rollout-race", directory.resolve("out"), options);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(directory.resolve("out")).doesNotExist();
    return run;
  }
}
