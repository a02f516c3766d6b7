package io.zerodrop.ingest.excerpt;

import com.google.re2j.Pattern;
import io.zerodrop.ingest.format.LogKind;

/**
 * What of a record may be shown. Query strings, credentials and the bodies of API objects are left
 * out: of a line its text without them, of an object the fields that the analysis rests on.
 */
final class ExcerptText {

  /** In characters. */
  static final int LONGEST = 360;

  private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'|<>]+");

  private static final Pattern QUERY_FIELD =
      Pattern.compile("(?i)(\"(?:args|[\\w.-]*query[\\w.-]*)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");

  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[a-z0-9+/=._~-]{6,}");

  private static final Pattern WEB_TOKEN =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_.-]+");

  private static final Pattern SECRET_FIELD =
      Pattern.compile(
          "(?i)(\"?[\\w-]*(?:authorization|cookie|token|secret|passw(?:or)?d|api[_-]?key)[\\w-]*\"?\\s*[:=]\\s*)"
              + "(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,;\"}]+)");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

  private ExcerptText() {}

  /**
   * @return null where nothing of the record may be shown
   */
  static String of(LogKind kind, String record) {
    String text =
        switch (kind) {
          case AUDIT -> ObjectFields.AUDIT_EVENT.of(record);
          case ENDPOINT_SLICE -> ObjectFields.SLICE.of(record);
          case POD -> ObjectFields.POD.of(record);
          case EVENT -> ObjectFields.EVENT.of(record);
          case ACCESS, NGINX_ERROR, KUBE_PROXY, KUBELET -> record.strip();
          case MANIFEST, PROBE, UNKNOWN -> null;
        };
    return text == null ? null : shortened(withoutSecrets(text));
  }

  private static String withoutSecrets(String text) {
    String shown = CONTROL.matcher(text).replaceAll(" ");
    shown = QUERY.matcher(shown).replaceAll("?...");
    shown = QUERY_FIELD.matcher(shown).replaceAll("$1\"...\"");
    shown = SECRET_FIELD.matcher(shown).replaceAll("$1...");
    shown = BEARER.matcher(shown).replaceAll("$1 ...");
    return WEB_TOKEN.matcher(shown).replaceAll("...");
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "...";
  }
}
