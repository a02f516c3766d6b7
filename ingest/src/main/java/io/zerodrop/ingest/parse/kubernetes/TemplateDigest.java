package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A short digest of a pod template that does not depend on the order of fields. Nulls count as
 * absent: older writers print {@code creationTimestamp: null}, newer ones nothing.
 */
final class TemplateDigest {

  /** Before the digest of a template in which a recorder has masked values. */
  private static final String MASKED = "masked:";

  private static final int BYTES = 8;

  private final MessageDigest digest = sha256();
  private boolean masked;

  private TemplateDigest() {}

  static String of(JsonNode template) {
    TemplateDigest digest = new TemplateDigest();
    digest.add(template);
    String hex = HexFormat.of().formatHex(digest.digest.digest(), 0, BYTES);
    return digest.masked ? MASKED + hex : hex;
  }

  private void add(JsonNode node) {
    if (node.isObject()) {
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      names.removeIf(name -> node.get(name).isNull());
      names.sort(null);
      add('{', String.valueOf(names.size()));
      for (String name : names) {
        add('k', name);
        add(node.get(name));
      }
    } else if (node.isArray()) {
      add('[', String.valueOf(node.size()));
      node.forEach(this::add);
    } else {
      masked |= node.isTextual() && node.textValue().contains(MASKED);
      add(node.isTextual() ? '"' : 'v', node.asText());
    }
  }

  /** The length first, so that no two different trees write the same bytes. */
  private void add(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((kind + String.valueOf(bytes.length) + ':').getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
