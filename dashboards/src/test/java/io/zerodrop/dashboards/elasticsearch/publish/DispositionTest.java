package io.zerodrop.dashboards.elasticsearch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          200, -, STORED
          201, -, STORED
          409, version_conflict_engine_exception, STALE
          429, es_rejected_execution_exception, RETRIED
          429, cluster_block_exception, RETRIED
          503, unavailable_shards_exception, RETRIED
          408, -, RETRIED
          400, strict_dynamic_mapping_exception, REJECTED
          400, document_parsing_exception, REJECTED
          400, validation_exception, FATAL
          401, security_exception, FATAL
          403, security_exception, FATAL
          404, index_not_found_exception, FATAL
          413, -, FATAL
          """)
  void tellsWhatToDo(int status, String error, Disposition expected) {
    assertThat(Disposition.of(status, error)).isEqualTo(expected);
  }

  @Test
  void sortsTheDocumentsOfARequest() {
    List<PublishedDocument> documents =
        List.of(document("a"), document("b"), document("c"), document("d"));

    BulkOutcome outcome =
        BulkOutcome.of(
            documents,
            List.of(
                new BulkOutcome.Item(201, null, null),
                new BulkOutcome.Item(429, "es_rejected_execution_exception", "queue is full"),
                new BulkOutcome.Item(400, "document_parsing_exception", "no number"),
                new BulkOutcome.Item(409, "version_conflict_engine_exception", "later")));

    assertThat(outcome.stored()).isEqualTo(1);
    assertThat(outcome.stale()).isEqualTo(1);
    assertThat(outcome.retried()).containsExactly(documents.get(1));
    assertThat(outcome.reason()).isEqualTo("429 queue is full");
    assertThat(outcome.rejected())
        .extracting(BulkOutcome.Rejection::document)
        .containsExactly(documents.get(2));
    assertThat(outcome.fatal()).isNull();
  }

  private static PublishedDocument document(String id) {
    return new PublishedDocument("zerodrop-attempts-v1-2026.11", id, 1, new byte[] {'{', '}'});
  }
}
