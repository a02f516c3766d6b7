package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** setup, doctor and retention against a real server, with the rights of their role. */
class InstallationTest {

  private static final String DOCUMENT =
      """
      {"@timestamp":"2020-02-22T00:00:00.000000Z","event":{"id":"a"}}""";

  @TempDir Path directory;

  @Test
  void setupInstallsWhatIsMissingAndKeepsTheRest() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);
    node.ask("DELETE", "/_index_template/zerodrop-traffic", null);

    CommandLine.Run dry = run(node, ElasticsearchNode.SETUP, "setup", "--dry-run");
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("would create _index_template/zerodrop-traffic")
        .contains("keep _index_template/zerodrop-findings");

    CommandLine.Run first = run(node, ElasticsearchNode.SETUP, "setup", "--keep-days", "30");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("Elasticsearch 8.19.21 at " + node.url())
        .contains("no index lifecycle management here")
        .contains("  create _index_template/zerodrop-traffic");
    CommandLine.Run second = run(node, ElasticsearchNode.SETUP, "setup");
    assertThat(second.out()).doesNotContain("create").doesNotContain("update");
  }

  @Test
  void setupDoesNotGoBack() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);
    String newer =
        node.ask("GET", "/_component_template/zerodrop-settings", null)
            .body()
            .at("/component_templates/0/component_template")
            .toString()
            .replace("\"schema_version\":1", "\"schema_version\":2")
            .replaceAll(",\"(created|modified)_date[a-z_]*\":[^,}]*", "");
    assertThat(node.ask("PUT", "/_component_template/zerodrop-settings", newer).ok()).isTrue();

    CommandLine.Run run = run(node, ElasticsearchNode.SETUP, "setup");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("has version 2, this zerodrop brings 1; use the newer zerodrop");
    node.ask("DELETE", "/_index_template/zerodrop-*", null);
    node.ask("DELETE", "/_component_template/zerodrop-*", null);
  }

  @Test
  void setupNeedsItsRole() throws Exception {
    CommandLine.Run run = run(Servers.eight(), ElasticsearchNode.WRITER, "setup");

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err()).contains("user writer may not see index templates");
  }

  @Test
  void doctorSaysWhatIsWrong() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);
    CommandLine.Run well = run(node, ElasticsearchNode.SETUP, "doctor");
    assertThat(well.exit()).as(well.out()).isZero();
    assertThat(well.out())
        .contains("ok     version: Elasticsearch 8.19.21")
        .contains("ok     templates: all there, version 1")
        .contains("ok     zerodrop-findings: nothing published yet");

    node.ask("DELETE", "/_index_template/zerodrop-findings", null);
    node.ask("PUT", "/zerodrop-findings-v1-2020.02/_doc/a", DOCUMENT);
    node.ask("PUT", "/zerodrop-findings-v1-2020.02/_alias/zerodrop-findings", null);
    CommandLine.Run wrong = run(node, ElasticsearchNode.SETUP, "doctor");

    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.out())
        .contains(
            "WRONG  templates: _index_template/zerodrop-findings is missing; run zerodrop setup")
        .contains("WRONG  zerodrop-findings-v1-2020.02: was made without zerodrop's templates");
    Store.empty(node);
  }

  @Test
  void retentionDeletesWholeMonthsOfItsOwn() throws Exception {
    ElasticsearchNode node = Servers.eight();
    Store store = Store.empty(node);
    node.ask("PUT", "/zerodrop-findings-v1-2020.02/_doc/a?refresh=true", DOCUMENT);
    node.ask("PUT", "/zerodrop-findings-v1-9999.12/_doc/a?refresh=true", DOCUMENT);
    node.ask("PUT", "/zerodrop-findings-v1-kept/_doc/a?refresh=true", DOCUMENT);

    CommandLine.Run shown = run(node, ElasticsearchNode.SETUP, "retention", "--older-than", "90");
    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.out()).isEqualTo("would delete zerodrop-findings-v1-2020.02, 1 documents\n");
    assertThat(store.count(IndexFamily.FINDINGS)).isEqualTo(3);

    CommandLine.Run done =
        run(node, ElasticsearchNode.SETUP, "retention", "--older-than", "90", "--delete");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(store.count(IndexFamily.FINDINGS)).isEqualTo(2);
    assertThat(run(node, ElasticsearchNode.SETUP, "retention", "--older-than", "90").out())
        .isEqualTo("nothing is older\n");
  }

  private CommandLine.Run run(ElasticsearchNode node, String user, String... command)
      throws IOException {
    CommandLine zerodrop = new CommandLine(directory);
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(zerodrop.options(node, user));
    return zerodrop.run(arguments.toArray(String[]::new));
  }
}
