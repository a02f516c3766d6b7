package io.zerodrop.dashboards.elasticsearch.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.document.FindingDocument;
import io.zerodrop.dashboards.document.Timestamps;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexTemplatesTest {

  @Test
  void aDocumentGoesToTheMonthOfItsTime() {
    IndexFamily findings = IndexFamily.of(FindingDocument.TYPE);
    assertThat(findings.index(Timestamps.parse("2026-11-30T23:59:59.999999Z")))
        .isEqualTo("zerodrop-findings-v1-2026.11");
    assertThat(findings.index(Timestamps.parse("2026-12-01T00:00:00Z")))
        .isEqualTo("zerodrop-findings-v1-2026.12");
  }

  @Test
  void mapsTheFieldsOfTheDocuments() {
    JsonNode mappings =
        IndexTemplates.of(null)
            .get("_component_template/zerodrop-attempts-mappings")
            .at("/template/mappings");

    assertThat(mappings.path("dynamic").asText()).isEqualTo("strict");
    assertThat(mappings.at("/_meta/schema_version").asInt()).isEqualTo(1);
    assertThat(mappings.at("/properties/@timestamp/type").asText()).isEqualTo("date_nanos");
    assertThat(mappings.at("/properties/source/properties/ip/type").asText()).isEqualTo("ip");
    JsonNode zerodrop = mappings.at("/properties/zerodrop/properties");
    assertThat(zerodrop.at("/evidence/type").asText()).isEqualTo("nested");
    assertThat(zerodrop.at("/evidence/properties/line/type").asText()).isEqualTo("long");
    assertThat(zerodrop.at("/incident/properties/id/type").asText()).isEqualTo("keyword");
    assertThat(
            zerodrop.at("/offset_ms/properties/" + Milestone.DELETION_REQUESTED + "/type").asText())
        .isEqualTo("double");
  }

  @Test
  void aPolicyIsNamedOnlyWhereThereIsOne() {
    assertThat(IndexTemplates.of(null)).doesNotContainKey("_component_template/zerodrop-lifecycle");
    assertThat(
            IndexTemplates.of("zerodrop")
                .get("_index_template/zerodrop-traffic")
                .path("composed_of")
                .toString())
        .contains("zerodrop-lifecycle");
    assertThat(List.copyOf(IndexTemplates.of("zerodrop").keySet()))
        .startsWith("_component_template/zerodrop-settings")
        .endsWith("_index_template/zerodrop-propagation");
  }
}
