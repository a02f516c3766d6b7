package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;

/**
 * Reads one YAML document a record: a manifest, an object as {@code kubectl get -o yaml} prints it,
 * or a {@code List} of them. Manifests have no time.
 */
public final class ManifestParser implements RecordParser {

  private static final String ADVICE =
      "write plain YAML manifests, as 'kubectl get -o yaml' or 'helm template' print them";

  public ManifestParser(FileContext context) {}

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    ObjectSink objects = new ObjectSink(sink, ADVICE);
    Position position = record.position();
    try {
      boolean empty = true;
      for (JsonNode document : YamlTree.documents(record.text())) {
        empty = false;
        document(document, position, objects);
      }
      if (empty) {
        sink.irrelevant();
      }
    } catch (Mismatch mismatch) {
      objects.reject(position, mismatch.getMessage(), record.length() + " bytes");
    }
  }

  private static void document(JsonNode document, Position position, ObjectSink objects) {
    if (document.isNull()) {
      objects.sink().irrelevant();
    } else if (document.path("items").isArray()) {
      document
          .path("items")
          .forEach(item -> objects.object(position, null, ObjectEvents.LISTED, item));
    } else {
      objects.object(position, null, ObjectEvents.LISTED, document);
    }
  }
}
