package io.zerodrop.dashboards.report.asset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.zerodrop.dashboards.document.WellFormed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EmbeddedJsonTest {

  @Test
  void nothingInItEndsTheElement() {
    assertThat(EmbeddedJson.of(TextNode.valueOf("</script><!-- &amp; \u2028\u2029")))
        .isEqualTo("\"\\u003c/script\\u003e\\u003c!-- \\u0026amp; \\u2028\\u2029\"");
  }

  @Property
  void readsBackAsWhatItWas(@ForAll String text) throws Exception {
    String wellFormed = WellFormed.of(text);
    String json = EmbeddedJson.of(TextNode.valueOf(wellFormed));
    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(new ObjectMapper().readTree(json).textValue()).isEqualTo(wellFormed);
  }
}
