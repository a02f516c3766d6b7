package io.zerodrop.ingest.parse.custom;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.zerodrop.ingest.parse.nginx.AccessField;
import io.zerodrop.ingest.parse.nginx.AccessFields;
import java.util.EnumMap;
import java.util.Map;

/**
 * The named groups of a pattern. Matching takes time in proportion to the line's length, whatever
 * the pattern and whoever wrote the line (RE2).
 */
final class PatternFields implements AccessFields {

  private static final String ABSENT = "-";

  private final Pattern pattern;
  private final Map<AccessField, String> groups = new EnumMap<>(AccessField.class);
  private final Meanings meanings = new Meanings();
  private Matcher matcher;

  private PatternFields(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException where it is none, or names too little
   */
  static PatternFields of(String regex) {
    PatternFields fields;
    try {
      fields = new PatternFields(Pattern.compile(regex.replaceAll("\\(\\?<(?![=!])", "(?P<")));
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "'" + regex + "' is no pattern of RE2: " + wrong.getDescription());
    }
    for (String group : fields.pattern.namedGroups().keySet()) {
      fields.meanings.add(group, group);
      fields.groups.put(fields.meanings.names().meaning(group), group);
    }
    fields.meanings.requireEnough();
    return fields;
  }

  /** Whether the line fits the pattern as a whole. */
  boolean read(String line) {
    matcher = pattern.matcher(line);
    return matcher.matches();
  }

  @Override
  public String get(AccessField field) {
    String group = groups.get(field);
    if (group == null) {
      return null;
    }
    String value = matcher.group(group);
    return value == null || value.equals(ABSENT) ? "" : meanings.value(field, value);
  }
}
