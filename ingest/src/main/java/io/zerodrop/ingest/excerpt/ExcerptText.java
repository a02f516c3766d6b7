package io.zerodrop.ingest.excerpt;

import com.google.re2j.Pattern;
import io.zerodrop.ingest.format.LogKind;
import java.util.List;
import java.util.Locale;

/**
 * What of a record may be shown. Query strings, credentials and the bodies of API objects are left
 * out: of a line its text without them, of an object the fields that the analysis rests on.
 */
final class ExcerptText {

  /** In characters. */
  static final int LONGEST = 360;

  /** What is left out, in this order. */
  private static final List<Omission> OMISSIONS =
      List.of(
          new Omission("\\p{Cc}+", " "),
          new Omission("\\?[^\\s\"'|<>]+", "?...", "?"),
          new Omission(
              "(?i)(\"(?:args|[\\w.-]*query[\\w.-]*)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"",
              "$1\"...\"",
              "\"args\"",
              "query"),
          new Omission(
              "(?i)(\"?[\\w-]*(?:authorization|cookie|token|secret|passw(?:or)?d|api[_-]?key)[\\w-]*\"?\\s*[:=]\\s*)"
                  + "(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,;\"}]+)",
              "$1...",
              "authorization",
              "cookie",
              "token",
              "secret",
              "passw",
              "api_key",
              "api-key",
              "apikey"),
          new Omission("(?i)\\b(bearer|basic)\\s+[a-z0-9+/=._~-]{6,}", "$1 ...", "bearer", "basic"),
          new Omission("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_.-]+", "...", "eyj"));

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
    String ascii = text.chars().allMatch(c -> c >= ' ' && c < 127) ? lower(text) : null;
    String shown = text;
    for (Omission omission : OMISSIONS) {
      if (ascii == null || omission.mayBeIn(ascii)) {
        shown = omission.pattern.matcher(shown).replaceAll(omission.replacement);
      }
    }
    return shown;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Searching for a word is a hundred times as fast as for a pattern, and most lines have none. */
  private static final class Omission {
    private final Pattern pattern;
    private final String replacement;
    private final List<String> words;

    /**
     * @param words in small letters, of which one is in all plain text that the pattern fits; none
     *     where it fits no plain text
     */
    Omission(String pattern, String replacement, String... words) {
      this.pattern = Pattern.compile(pattern);
      this.replacement = replacement;
      this.words = List.of(words);
    }

    boolean mayBeIn(String ascii) {
      return words.stream().anyMatch(ascii::contains);
    }
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "...";
  }
}
