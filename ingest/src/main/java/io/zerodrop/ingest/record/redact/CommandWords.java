package io.zerodrop.ingest.record.redact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what stands after words such as {@code --password} in a command. The rest is kept: how a
 * container is started decides whether it ever sees the signal to stop.
 */
final class CommandWords {

  private static final String SECRET =
      "[\\w.-]*(?:pass|pwd|secret|token|key|credential|auth|cookie)[\\w.-]*";
  private static final Pattern ASSIGNED =
      Pattern.compile("(?i)(" + SECRET + "\\s*[=:]\\s*|--?" + SECRET + "\\s+)([^\\s;&|]+)");
  private static final Pattern OPTION = Pattern.compile("(?i)--?" + SECRET);
  private static final Pattern IN_URL = Pattern.compile("(://[^/\\s:@]*:)([^/\\s@]+)(?=@)");

  private final Mask mask;

  CommandWords(Mask mask) {
    this.mask = mask;
  }

  void redact(ArrayNode words) {
    boolean secretNext = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).asText();
      if (words.get(i).isTextual()) {
        words.set(i, secretNext ? mask.of(word) : redacted(word));
      }
      secretNext = OPTION.matcher(word).matches();
    }
  }

  private String redacted(String text) {
    String result = text;
    for (Pattern pattern : List.of(ASSIGNED, IN_URL)) {
      Matcher matcher = pattern.matcher(result);
      result =
          matcher.replaceAll(
              found -> Matcher.quoteReplacement(found.group(1) + mask.of(found.group(2))));
    }
    return result;
  }
}
