package io.zerodrop.pipeline.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.zerodrop.dashboards.document.Timestamps;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An inspection for programs: one JSON object a file and line. */
public final class InspectionJson {

  private static final JsonFactory JSON = new JsonFactory();

  private InspectionJson() {}

  public static String of(Inspection inspection) {
    StringBuilder lines = new StringBuilder();
    for (FileInspection file : inspection.files()) {
      lines.append(line(file)).append('\n');
    }
    return lines.toString();
  }

  private static String line(FileInspection file) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("path", file.path());
      json.writeStringField("kind", file.kind());
      json.writeStringField("format", file.format());
      json.writeNumberField("confidence", Math.round(file.confidence() * 1000) / 1000.0);
      json.writeStringField("why", file.why());
      json.writeArrayFieldStart("envelopes");
      for (String envelope : file.envelopes()) {
        json.writeString(envelope);
      }
      json.writeEndArray();
      optional(json, "writer", file.writer());
      counts(json, file.counts());
      optional(json, "from", file.from() == null ? null : Timestamps.format(file.from()));
      optional(json, "to", file.to() == null ? null : Timestamps.format(file.to()));
      if (file.rate() != null) {
        json.writeNumberField("rate_per_second", Math.round(file.rate() * 1000) / 1000.0);
      }
      json.writeObjectFieldStart("sample");
      for (var field : file.sample().entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
      optional(json, "complaint", file.complaint());
      optional(json, "problem", file.problem());
      json.writeArrayFieldStart("advice");
      for (String advice : Advice.of(file)) {
        json.writeString(advice);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }

  private static void counts(JsonGenerator json, FileInspection.Counts counts) throws IOException {
    json.writeNumberField("records", counts.records());
    json.writeNumberField("requests", counts.requests());
    json.writeNumberField("events", counts.events());
    json.writeNumberField("irrelevant", counts.irrelevant());
    json.writeNumberField("quarantined", counts.quarantined());
    json.writeNumberField("unreadable_share", Math.round(counts.unreadable() * 10_000) / 10_000.0);
  }

  private static void optional(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
