package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.Stamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The words in which a chain's steps are told. */
final class Phrase {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final long LONG_AGO = 2 * 3_600 * Stamp.SECOND;

  private Phrase() {}

  /** RFC 3339 in milliseconds: the last three digits tell a reader nothing here. */
  static String at(long micros) {
    return MILLIS.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  static String who(AuditEvent event) {
    String user = event.user() == null ? "somebody" : event.user();
    return event.impersonator() == null
        ? user
        : user + " (impersonated by " + event.impersonator() + ")";
  }

  /** Such as {@code alice patched Deployment shop/web (kubectl rollout restart)}. */
  static String did(AuditEvent event) {
    String tool = Tool.of(event);
    boolean named = tool == null || tool.equals(Controller.of(event));
    return who(event)
        + " "
        + verb(event)
        + " "
        + object(event)
        + (named ? "" : " (" + tool + ")")
        + " at "
        + at(event.time().earliest());
  }

  static String object(AuditEvent event) {
    return ObjectKey.of(event).toString();
  }

  /** A distance in time, in the unit a reader would use. */
  static String ago(long micros) {
    if (micros >= LONG_AGO) {
      return micros / (3_600 * Stamp.SECOND) + " h";
    }
    return micros >= 120 * Stamp.SECOND
        ? micros / (60 * Stamp.SECOND) + " min"
        : micros / Stamp.SECOND + " s";
  }

  private static String verb(AuditEvent event) {
    if (DeletionFinder.isEviction(event)) {
      return "evicted";
    }
    if ("scale".equals(event.subresource())) {
      return "scaled";
    }
    switch (event.verb()) {
      case "create":
        return "created";
      case "update":
        return "updated";
      case "patch":
        return event.code() == 201 ? "created" : "patched";
      case "delete", "deletecollection":
        return DeletionFinder.leavesNoGrace(event) ? "force-deleted" : "deleted";
      default:
        return event.verb();
    }
  }
}
