package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.YamlTree;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads audit events as YAML documents, as {@code gcloud logging read --format=yaml} prints them.
 */
public final class AuditYamlParser implements RecordParser {

  private final AuditParser json;

  public AuditYamlParser(FileContext context) {
    this.json = new AuditParser(context);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      List<JsonNode> documents = YamlTree.documents(record.text());
      if (documents.isEmpty()) {
        sink.irrelevant();
      }
      for (JsonNode document : documents) {
        if (document.isNull()) {
          sink.irrelevant();
        } else {
          byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
          json.parse(LogRecord.inside(record, bytes), sink);
        }
      }
    } catch (Mismatch mismatch) {
      sink.rejected(new Rejected(record.position(), mismatch.getMessage(), ""));
    }
  }
}
