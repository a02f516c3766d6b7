package io.zerodrop.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.kibana.content.ImportFile;
import io.zerodrop.elasticsearch.ElasticsearchNode;
import io.zerodrop.elasticsearch.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Every panel, asked of real servers that hold the documents of real replays. */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardsOnServerTest {

  private PublishedIncidents incidents;
  private List<ElasticsearchNode> servers;

  @BeforeAll
  void publish(@TempDir Path directory) throws Exception {
    incidents = new PublishedIncidents(directory);
    incidents.publish();
    servers = List.of(Servers.eight(), Servers.nine());
  }

  @Test
  void everyFieldIsThereAndFits() throws IOException {
    for (ElasticsearchNode server : servers) {
      assertThat(new ServerRules(server).fields(imported())).isEmpty();
    }
  }

  @Test
  void everyQueryIsUnderstoodAndFinds() throws IOException {
    for (ElasticsearchNode server : servers) {
      assertThat(new ServerRules(server).queries(imported())).isEmpty();
    }
  }

  @Test
  void everyPanelHasSomethingToShow() throws IOException {
    for (ElasticsearchNode server : servers) {
      assertThat(new ServerRules(server).panels(imported())).isEmpty();
    }
  }

  @Test
  void figuresAreThoseOfTheFiles() throws IOException {
    List<JsonNode> findings = incidents.lines("findings.ndjson");
    Set<String> ids = new HashSet<>();
    Set<String> services = new HashSet<>();
    double lost = 0;
    for (JsonNode finding : findings) {
      ids.add(finding.at("/zerodrop/incident/id").asText());
      services.add(finding.at("/kubernetes/service/name").asText());
      lost += finding.at("/zerodrop/requests/failed").asDouble();
    }
    List<JsonNode> terminations = incidents.lines("terminations.ndjson");
    double killed =
        terminations.stream()
            .filter(t -> t.at("/zerodrop/drain").has("killed"))
            .mapToInt(t -> t.at("/zerodrop/drain/killed").asInt())
            .average()
            .orElseThrow();
    double longest =
        incidents.lines("attempts.ndjson").stream()
            .filter(a -> a.at("/event/outcome").asText().equals("failure"))
            .map(a -> a.at("/zerodrop/offset_ms/deletion-requested"))
            .filter(JsonNode::isNumber)
            .mapToDouble(JsonNode::asDouble)
            .max()
            .orElseThrow();
    for (ElasticsearchNode server : servers) {
      assertThat(figure(server, "zerodrop-overview/incidents")).isEqualTo(ids.size());
      assertThat(figure(server, "zerodrop-overview/services")).isEqualTo(services.size());
      assertThat(figure(server, "zerodrop-overview/lost")).isEqualTo(lost);
      assertThat(figure(server, "zerodrop-incident/last")).isEqualTo(longest);
      assertThat(figure(server, "zerodrop-drain/pods")).isEqualTo(terminations.size());
      assertThat(figure(server, "zerodrop-drain/killed")).isEqualTo(killed);
    }
  }

  /** An incident leads to the attempts, terminations and routers that belong to it. */
  @Test
  void oneFilterShowsAllOfAnIncident() throws IOException {
    JsonNode finding = incidents.lines("findings.ndjson").get(0);
    String query = "zerodrop.incident.id: \"" + finding.at("/zerodrop/incident/id").asText() + "\"";
    for (ElasticsearchNode server : servers) {
      for (String alias :
          List.of(
              "zerodrop-findings",
              "zerodrop-attempts",
              "zerodrop-terminations",
              "zerodrop-propagation")) {
        assertThat(new ServerRules(server).hits(alias, query)).as(alias).isPositive();
      }
    }
  }

  @Test
  void eachControlNarrowsEachPanel() throws IOException {
    for (ElasticsearchNode server : servers) {
      assertThat(new ControlRules(server).breaches(imported())).isEmpty();
    }
    String control = "\\\"fieldName\\\":\\\"kubernetes.service.name\\\"";
    ControlRules rules = new ControlRules(servers.get(0));
    assertThat(rules.breaches(spoilt(control, control.replace("service.name", "service"))))
        .anyMatch(breach -> breach.contains("nothing to choose"));
    assertThat(
            rules.breaches(spoilt(control, control.replace("kubernetes.service.name", "event.id"))))
        .anyMatch(breach -> breach.contains("no value finds anything"));
  }

  @Test
  void emptyIndicesAreNoError() throws IOException {
    for (ElasticsearchNode server : servers) {
      assertThat(new ServerRules(server).panelsOfNothing(imported())).isEmpty();
    }
  }

  @Test
  void aWrongFieldOrQueryIsNoticed() throws IOException {
    ServerRules rules = new ServerRules(servers.get(0));
    Imported renamed =
        spoilt(
            "\\\"sourceField\\\":\\\"zerodrop.cause\\\"",
            "\\\"sourceField\\\":\\\"zerodrop.reason\\\"");
    assertThat(rules.fields(renamed)).isNotEmpty();
    assertThat(rules.panels(renamed)).isNotEmpty();
    assertThat(
            rules.fields(
                spoilt(
                    "\\\"fieldName\\\":\\\"kubernetes.namespace\\\"",
                    "\\\"fieldName\\\":\\\"namespace\\\"")))
        .isNotEmpty();
    assertThat(rules.queries(spoilt("zerodrop.drain.killed: 1", "zerodrop.drain.killed: (1")))
        .isNotEmpty();
    assertThat(rules.fields(spoilt("zerodrop.drain.killed: 1", "zerodrop.killed: 1"))).isNotEmpty();
    assertThat(rules.queries(spoilt("event.dataset: ", "event.data: "))).isNotEmpty();
    assertThat(rules.fields(spoilt("zerodrop.consumer.lag_ms\\\"", "zerodrop.consumer.name\\\"")))
        .isNotEmpty();
    assertThat(rules.fields(spoilt("zerodrop.milestones", "zerodrop.steps"))).isNotEmpty();
  }

  private static Imported imported() throws IOException {
    return Imported.read(ImportFile.text());
  }

  private static Imported spoilt(String from, String to) throws IOException {
    assertThat(ImportFile.text()).contains(from);
    return Imported.read(ImportFile.text().replace(from, to));
  }

  private static double figure(ElasticsearchNode server, String where) throws IOException {
    List<LensQuery> found = new ArrayList<>();
    imported().panels().stream()
        .filter(panel -> panel.where().equals(where))
        .forEach(panel -> found.addAll(LensQuery.of(panel)));
    LensQuery query = found.get(0);
    Answer answer =
        server.ask(
            "POST",
            "/" + query.alias() + "/_search",
            query.body(PublishedIncidents.period()).toString());
    return new LensAnswer(query, answer.body()).figure();
  }
}
