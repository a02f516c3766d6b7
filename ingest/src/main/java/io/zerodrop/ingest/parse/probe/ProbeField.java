package io.zerodrop.ingest.parse.probe;

import io.zerodrop.ingest.parse.json.FieldNames;

/** The fields of a probe's line that a replay needs. */
enum ProbeField {
  KIND("kind"),
  ID("id"),
  METHOD("method"),
  URL("url"),
  ADDRESS("address"),
  START("start"),
  TOOK("took_s"),
  CONNECT("connect_s"),
  STATUS("status"),
  FAILURE("failure"),
  REUSED("reused"),
  OWN_FAULT("own_fault");

  static final FieldNames<ProbeField> NAMES = new FieldNames<>(ProbeField.class);

  static {
    for (ProbeField field : values()) {
      NAMES.add(field, field.text);
    }
  }

  private final String text;

  ProbeField(String text) {
    this.text = text;
  }
}
