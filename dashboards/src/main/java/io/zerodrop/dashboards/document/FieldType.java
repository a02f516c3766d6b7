package io.zerodrop.dashboards.document;

/** How a field is written in JSON and indexed in Elasticsearch. */
public enum FieldType {
  KEYWORD("keyword"),
  TEXT("text"),
  /** An IPv4 or IPv6 literal; nothing else may go in, Elasticsearch would refuse the document. */
  IP("ip"),
  /** RFC 3339 in UTC with microseconds. */
  TIME("date_nanos"),
  LONG("long"),
  INTEGER("integer"),
  SHORT("short"),
  /** Written with at most three decimals. */
  DOUBLE("double"),
  BOOLEAN("boolean"),
  /** A list of objects that are read together; never the field of a chart. */
  NESTED("nested"),
  /** An object of numbers under names of a closed list. */
  NUMBERS("object");

  private final String elasticsearch;

  FieldType(String elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  /** The mapping type. */
  public String elasticsearch() {
    return elasticsearch;
  }
}
