package io.zerodrop.dashboards.elasticsearch.index;

import io.zerodrop.dashboards.document.AttemptDocument;
import io.zerodrop.dashboards.document.DocumentType;
import io.zerodrop.dashboards.document.Field;
import io.zerodrop.dashboards.document.FindingDocument;
import io.zerodrop.dashboards.document.PropagationDocument;
import io.zerodrop.dashboards.document.TerminationDocument;
import io.zerodrop.dashboards.document.TrafficDocument;
import io.zerodrop.dashboards.document.TriggerDocument;
import io.zerodrop.dashboards.document.ZerodropFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Indices of one kind, one a month, behind one alias.
 *
 * <p>A document's index is named from its own time, not from when it is written: published again it
 * meets itself. A data stream takes no second version of a document, and after a rollover the same
 * id would go to a new index.
 *
 * @param name such as {@code findings}
 * @param types the documents that go there
 * @param added fields that are put into the documents when they are published
 */
public record IndexFamily(String name, List<DocumentType<?>> types, List<Field> added) {

  /** Grows when a mapping changes; setup refuses to go back. */
  public static final int SCHEMA_VERSION = 1;

  /** Starts the names of everything of zerodrop in Elasticsearch. */
  public static final String PREFIX = "zerodrop-";

  public static final IndexFamily ATTEMPTS =
      new IndexFamily(
          "attempts", List.of(AttemptDocument.WITH_QUERY), List.of(ZerodropFields.INCIDENT_ID));
  public static final IndexFamily TERMINATIONS =
      new IndexFamily(
          "terminations", List.of(TerminationDocument.TYPE), List.of(ZerodropFields.INCIDENT_ID));
  public static final IndexFamily FINDINGS =
      new IndexFamily("findings", List.of(FindingDocument.TYPE), List.of());
  public static final IndexFamily TRAFFIC =
      new IndexFamily("traffic", List.of(TrafficDocument.TYPE, TriggerDocument.TYPE), List.of());
  public static final IndexFamily PROPAGATION =
      new IndexFamily(
          "propagation", List.of(PropagationDocument.TYPE), List.of(ZerodropFields.INCIDENT_ID));

  public static final List<IndexFamily> ALL =
      List.of(ATTEMPTS, TERMINATIONS, FINDINGS, TRAFFIC, PROPAGATION);

  /** An incompatible mapping gets a new generation of indices behind the same alias. */
  private static final String GENERATION = "-v1-";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

  public IndexFamily {
    types = List.copyOf(types);
    added = List.copyOf(added);
  }

  /** The family of a type's documents. */
  public static IndexFamily of(DocumentType<?> type) {
    return ALL.stream()
        .filter(family -> family.name.equals(type.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no index for " + type.name()));
  }

  public String alias() {
    return PREFIX + name;
  }

  /** All its indices, and nothing else. */
  public String pattern() {
    return PREFIX + name + GENERATION + "*";
  }

  /**
   * The index of a document.
   *
   * @param micros its {@code @timestamp}, since the Unix epoch
   */
  public String index(long micros) {
    return PREFIX + name + GENERATION + MONTH.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
