package io.zerodrop.ingest.parse.nginx;

/** The fields of one access line as text, whatever it is laid out in. */
public interface AccessFields {

  /** Null where the line has no such field; "" where it is empty, null or {@code -}. */
  String get(AccessField field);

  /** Null where the line has no such field or nothing in it. */
  default String present(AccessField field) {
    String value = get(field);
    return value == null || value.isEmpty() ? null : value;
  }
}
