package io.zerodrop.ingest.format;

import java.util.List;

/** JSON that often lies beside logs and is none. */
final class Foreign {

  private Foreign() {}

  /** Null where it is nothing of the sort. */
  static Detection irrelevant(List<JsonShape> shapes) {
    JsonShape first = shapes.get(0);
    if (first.hasAny("clientVersion", "serverVersion") || first.has("gitVersion")) {
      return Detection.irrelevant("the versions of a cluster");
    }
    if (first.names().stream().anyMatch(name -> name.startsWith("zerodrop."))) {
      return Detection.irrelevant("an output of zerodrop");
    }
    return null;
  }
}
