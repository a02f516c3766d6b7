package io.zerodrop.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.install.Readiness;
import io.zerodrop.dashboards.elasticsearch.install.ServerVersion;
import io.zerodrop.dashboards.elasticsearch.install.TemplateInstall;
import io.zerodrop.dashboards.elasticsearch.install.TemplateInstall.Change;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  @Test
  void areInstalledOnceOnEight() throws Exception {
    areInstalledOnce(Servers.eight(), "8.19.21");
  }

  @Test
  void areInstalledOnceOnNine() throws Exception {
    areInstalledOnce(Servers.nine(), "9.5.3");
  }

  private static void areInstalledOnce(ElasticsearchNode node, String version) throws Exception {
    try (ElasticsearchConnection connection =
        ElasticsearchConnection.open(node.settings(ElasticsearchNode.ADMIN))) {
      assertThat(ServerVersion.of(connection).text()).isEqualTo(version);
      Readiness.check(connection);
      assertThat(new TemplateInstall(connection, null).plan())
          .allSatisfy(step -> assertThat(step.change()).as(step.path()).isEqualTo(Change.KEEP));
    }
  }
}
