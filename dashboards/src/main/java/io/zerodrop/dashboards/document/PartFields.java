package io.zerodrop.dashboards.document;

import static io.zerodrop.dashboards.document.FieldType.BOOLEAN;
import static io.zerodrop.dashboards.document.FieldType.DOUBLE;
import static io.zerodrop.dashboards.document.FieldType.INTEGER;
import static io.zerodrop.dashboards.document.FieldType.KEYWORD;
import static io.zerodrop.dashboards.document.FieldType.LONG;
import static io.zerodrop.dashboards.document.FieldType.TIME;

/** The fields of the entries of lists; their names are relative to the list's field. */
public final class PartFields {

  public static final Field SOURCE =
      Field.of("source", KEYWORD, "the kind of log, or the logs that date a milestone");
  public static final Field FILE = Field.of("file", KEYWORD, "as the user gave it");
  public static final Field LINE = Field.of("line", LONG, "counted from 1");
  public static final Field SHOWS = Field.of("shows", KEYWORD, "what the record shows, in words");

  public static final Field CAUSE = Field.of("cause", KEYWORD, "a cause of the closed list");
  public static final Field LIKELIHOOD = Field.of("likelihood", DOUBLE, "0 for ruled out");
  public static final Field SPEAKS_FOR = Field.of("speaks_for", KEYWORD, "what supports it");
  public static final Field AGAINST = Field.of("against", KEYWORD, "what speaks against it");

  public static final Field NAME = Field.of("name", KEYWORD, "of the milestone or the lag");
  public static final Field AT = Field.of("at", TIME, "the most likely time");
  public static final Field EARLIEST = Field.of("earliest", TIME, "the lower bound");
  public static final Field LATEST = Field.of("latest", TIME, "the upper bound");
  public static final Field WHERE = Field.of("where", KEYWORD, "the node, ingress or container");
  public static final Field LAG =
      Field.of("lag_ms", DOUBLE, "from the deletion, or as the name says").in("ms");
  public static final Field LAG_LEAST =
      Field.of("lag_min_ms", DOUBLE, "at least so long; absent where nothing bounds it").in("ms");
  public static final Field LAG_MOST =
      Field.of("lag_max_ms", DOUBLE, "at most so long; absent where nothing bounds it").in("ms");

  public static final Field CONTAINER = Field.of("container", KEYWORD, "the container's name");
  public static final Field CODE = Field.of("code", INTEGER, "128 + n for an end by signal n");

  public static final Field PHASE = Field.of("phase", KEYWORD, "the pod's phase");
  public static final Field OUTCOME = Field.of("outcome", KEYWORD, "how the attempts ended");
  public static final Field COUNT = Field.of("count", LONG, "how many attempts");

  public static final Field OBJECT = Field.of("object", KEYWORD, "the object to change");
  public static final Field FIELD = Field.of("field", KEYWORD, "the path of the value in it");
  public static final Field FROM = Field.of("from", KEYWORD, "today's value; absent where unset");
  public static final Field TO = Field.of("to", KEYWORD, "the proposed value");
  public static final Field DESTRUCTIVE =
      Field.of("destructive", BOOLEAN, "whether the change can do harm");

  public static final Field SETTING = Field.of("setting", KEYWORD, "preStop or grace");
  public static final Field SHARE =
      Field.of("share", DOUBLE, "of the finding's failed attempts, 0 to 1");
  public static final Field NEEDED =
      Field.of("needed_ms", LONG, "smallest value that saves the share; absent where none does")
          .in("ms");
  public static final Field TODAY = Field.of("today_ms", LONG, "today's value").in("ms");
  public static final Field TODAY_SHARE =
      Field.of("today_share", DOUBLE, "what today's value saves of all attempts at risk");
  public static final Field CENSORED =
      Field.of("censored", BOOLEAN, "whether the needed value is only a lower bound");
  public static final Field REQUEST_RATE =
      Field.of("requests_per_second", DOUBLE, "the request rate that it rests on").in("1/s");

  private PartFields() {}
}
