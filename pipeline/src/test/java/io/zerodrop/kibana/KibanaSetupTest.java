package io.zerodrop.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.kibana.content.ImportFile;
import io.zerodrop.elasticsearch.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What setup sends to Kibana, and what it makes of each answer. */
class KibanaSetupTest {

  @TempDir Path directory;

  private KibanaStub kibana;

  @BeforeEach
  void start() throws IOException {
    kibana = new KibanaStub();
  }

  @AfterEach
  void stop() {
    kibana.close();
  }

  @Test
  void importsAllObjectsAndShowsWhereTheyAre() throws IOException {
    CommandLine.Run run = setup("--kibana-space", "ops");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Kibana 9.5.3 at " + kibana.url(), "imported 9 objects")
        .contains(kibana.url() + "/s/ops/app/dashboards#/view/zerodrop-overview");
    KibanaStub.Received sent = kibana.received().get(1);
    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.path()).hasToString("/s/ops/api/saved_objects/_import?overwrite=true");
    assertThat(sent.authorization()).isEqualTo("Basic am9lOnNlY3JldA==");
    assertThat(sent.xsrf()).isNotEmpty();
    assertThat(sent.body())
        .contains("name=\"file\"; filename=\"zerodrop-kibana.ndjson\"")
        .contains(ImportFile.text());
  }

  @Test
  void aStatusOf200WithoutSuccessIsAFailure() throws IOException {
    kibana.imports(
        200,
        """
        {"successCount":7,"success":false,"errors":[
         {"type":"dashboard","id":"zerodrop-drain","error":{"type":"missing_references",
          "references":[{"type":"index-pattern","id":"zerodrop-terminations"}]}},
         {"type":"dashboard","id":"zerodrop-overview","error":{"type":"conflict"}},
         {"type":"tag","id":"t","error":{"type":"unsupported_type"}}]}""");

    CommandLine.Run run = setup();

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err())
        .contains(
            "not imported: dashboard zerodrop-drain: needs index-pattern zerodrop-terminations",
            "not imported: dashboard zerodrop-overview: is there already and was not replaced",
            "not imported: tag t: this Kibana does not know its type");
  }

  @Test
  void waitsForAKibanaThatIsStarting() throws IOException {
    kibana.onlyStatus(503, "Kibana server is not ready yet", null);
    kibana.status(503, "Kibana server is not ready yet").status(200, KibanaStub.AVAILABLE);

    assertThat(setup().exit()).isZero();
    assertThat(kibana.received()).hasSize(4);
  }

  @Test
  void whatStandsInTheWayIsNamed() throws IOException {
    kibana.onlyStatus(401, "{\"statusCode\":401}", null);
    CommandLine.Run unknown = setup();
    assertThat(unknown.exit()).isEqualTo(4);
    assertThat(unknown.err()).contains("does not accept user joe (401)");

    kibana.onlyStatus(404, "{\"statusCode\":404}", null);
    CommandLine.Run base = setup();
    assertThat(base.exit()).isEqualTo(3);
    assertThat(base.err()).contains("server.basePath");

    kibana.onlyStatus(302, "", "/login?next=%2F");
    assertThat(setup().err()).contains("leads to /login?next=%2F; is that a login page");

    kibana.onlyStatus(200, "<html>", null);
    assertThat(setup().err()).contains("not JSON; is it a Kibana?");

    kibana.onlyStatus(200, KibanaStub.AVAILABLE.replace("9.5.3", "8.18.1"), null);
    CommandLine.Run old = setup();
    assertThat(old.exit()).isEqualTo(3);
    assertThat(old.err()).contains("Kibana 8.18.1 is not supported");

    kibana.onlyStatus(200, KibanaStub.AVAILABLE, null).imports(403, "{\"statusCode\":403}");
    CommandLine.Run forbidden = setup("--kibana-space", "ops");
    assertThat(forbidden.exit()).isEqualTo(4);
    assertThat(forbidden.err())
        .contains("user joe may not import into Kibana's space ops", "Saved Objects Management");

    kibana.imports(400, "{\"statusCode\":400,\"message\":\"Non-unique import objects detected\"}");
    assertThat(setup().err()).contains("answers 400: Non-unique import objects detected");
  }

  @Test
  void aDryRunImportsNothing() throws IOException {
    CommandLine.Run run = setup("--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("would import dashboard zerodrop-incident");
    assertThat(kibana.received()).hasSize(1);
  }

  @Test
  void exportsWhatItWouldInstall() throws IOException {
    Path target = directory.resolve("export");

    CommandLine.Run run =
        new CommandLine(directory).run("setup", "--export-dir", target.toString());

    assertThat(run.exit()).isZero();
    assertThat(Files.readString(target.resolve(ImportFile.NAME))).isEqualTo(ImportFile.text());
    assertThat(Files.readString(target.resolve("_index_template/zerodrop-findings.json")))
        .contains("zerodrop-findings-v1-*");
    assertThat(Files.readString(target.resolve("roles.json"))).contains("zerodrop_writer");
  }

  private CommandLine.Run setup(String... more) throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "secret\n");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "setup",
                "--only",
                "kibana",
                "--kibana",
                kibana.url(),
                "--elasticsearch-user",
                "joe",
                "--elasticsearch-password-file",
                password.toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(directory).run(arguments.toArray(String[]::new));
  }
}
