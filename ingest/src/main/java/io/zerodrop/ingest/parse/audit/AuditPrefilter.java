package io.zerodrop.ingest.parse.audit;

import java.nio.charset.StandardCharsets;

/**
 * Tells by its bytes that an audit record is of no use, before it is parsed. It looks at the
 * outermost fields {@code stage}, {@code verb}, {@code level} and {@code objectRef} only, and stops
 * at the first that decides; what is written in any unusual way (escapes, another type, a list) is
 * left to the parser.
 */
public final class AuditPrefilter {

  private final byte[] bytes;
  private final int to;
  private int at;

  private AuditPrefilter(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  /**
   * @return false only if {@link AuditParser} would certainly make no event of the record
   */
  public static boolean mayMatter(byte[] bytes, int from, int to) {
    return new AuditPrefilter(bytes, from, to).mayMatter();
  }

  private boolean mayMatter() {
    String level = null;
    ObjectReference reference = null;
    if (!take('{')) {
      return true;
    }
    do {
      String name = plainText();
      if (name == null || !take(':')) {
        return true;
      }
      switch (name) {
        case "stage":
          String stage = plainText();
          if (stage == null || !AuditRelevance.isFinal(stage)) {
            return stage == null;
          }
          break;
        case "verb":
          String verb = plainText();
          if (verb == null || !AuditRelevance.isWrite(verb)) {
            return verb == null;
          }
          break;
        case "level":
          level = plainText();
          if (level == null) {
            return true;
          }
          break;
        case "objectRef":
          reference = objectReference();
          if (reference == null || !reference.isOfUse()) {
            return reference == null;
          }
          break;
        case "items":
          return true;
        default:
          if (!skipValue()) {
            return true;
          }
      }
      if (reference != null && reference.lacksBodyAt(level)) {
        return false;
      }
    } while (take(','));
    return true;
  }

  private record ObjectReference(String group, String resource, String subresource) {
    boolean isOfUse() {
      return AuditRelevance.isOfUse(group, resource, subresource);
    }

    boolean lacksBodyAt(String level) {
      return AuditRelevance.lacksBody(level, resource, subresource);
    }
  }

  /** Null where it is written in an unusual way. */
  private ObjectReference objectReference() {
    String group = null;
    String resource = null;
    String subresource = null;
    if (!take('{')) {
      return null;
    }
    do {
      String name = plainText();
      if (name == null || !take(':')) {
        return null;
      }
      String value = plainText();
      if (value == null) {
        return null;
      }
      switch (name) {
        case "apiGroup":
          group = value;
          break;
        case "resource":
          resource = value;
          break;
        case "subresource":
          subresource = value;
          break;
        default:
      }
    } while (take(','));
    return take('}') && resource != null ? new ObjectReference(group, resource, subresource) : null;
  }

  /** The text of a string without escapes; null for anything else. */
  private String plainText() {
    if (!take('"')) {
      return null;
    }
    int start = at;
    while (at < to && bytes[at] != '"') {
      if (bytes[at++] == '\\') {
        return null;
      }
    }
    return at < to ? new String(bytes, start, at++ - start, StandardCharsets.ISO_8859_1) : null;
  }

  private boolean skipValue() {
    blank();
    if (at == to) {
      return false;
    }
    if (bytes[at] == '"') {
      return skipString();
    }
    return bytes[at] == '{' || bytes[at] == '[' ? skipNested() : skipLiteral();
  }

  private boolean skipString() {
    at++;
    while (at < to) {
      byte b = bytes[at++];
      if (b == '"') {
        return true;
      }
      if (b == '\\') {
        at++;
      }
    }
    return false;
  }

  private boolean skipNested() {
    int depth = 0;
    while (at < to) {
      byte b = bytes[at];
      if (b == '"') {
        if (!skipString()) {
          return false;
        }
        continue;
      }
      at++;
      if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean skipLiteral() {
    while (at < to && bytes[at] != ',' && bytes[at] != '}') {
      at++;
    }
    return at < to;
  }

  private boolean take(char expected) {
    blank();
    if (at < to && bytes[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private void blank() {
    while (at < to
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
  }
}
