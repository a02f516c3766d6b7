package io.zerodrop.ingest.fuzz;

import io.zerodrop.ingest.format.LogFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bad lines between good ones: the good ones must be read, whatever stands between them. */
final class HostileLines {

  private static final int GOOD = 20;
  private static final int LONG = 2 << 20;
  private static final int LONGER = 10 << 20;
  private static final int MANY = 100_000;

  private HostileLines() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    for (LogFormat format :
        new LogFormat[] {
          LogFormat.INGRESS_NGINX, LogFormat.ENVOY, LogFormat.HAPROXY, LogFormat.KUBE_PROXY
        }) {
      String line = Specimens.of(format).get(0);
      damages(line).forEach((name, bad) -> all.add(between(format.id() + ", " + name, line, bad)));
    }
    String audit = Specimens.of(LogFormat.AUDIT).get(0);
    json(audit).forEach((name, bad) -> all.add(between("audit, " + name, audit, bad)));
    String envoy = Specimens.of(LogFormat.ENVOY_JSON).get(0);
    json(envoy).forEach((name, bad) -> all.add(between("envoy-json, " + name, envoy, bad)));
    return all;
  }

  private static Hostile between(String name, String line, byte[] bad) {
    return new Hostile(
        name,
        directory -> {
          ByteArrayOutputStream file = new ByteArrayOutputStream();
          good(line, file);
          file.writeBytes(bad);
          file.write('\n');
          good(line, file);
          Files.write(directory.resolve("some.log"), file.toByteArray());
        },
        2 * GOOD,
        null);
  }

  private static void good(String line, ByteArrayOutputStream file) {
    for (int i = 0; i < GOOD; i++) {
      file.writeBytes(utf8(line + "\n"));
    }
  }

  private static Map<String, byte[]> damages(String line) {
    Map<String, byte[]> damages = new LinkedHashMap<>();
    int middle = line.length() / 2;
    String head = line.substring(0, middle);
    String tail = line.substring(middle);
    damages.put("NUL bytes", utf8(head + "\0\0\0" + tail));
    damages.put("nothing but NUL bytes", new byte[9000]);
    damages.put(
        "invalid UTF-8", joined(utf8(head), new byte[] {(byte) 0xc3, (byte) 0x28, -1}, utf8(tail)));
    damages.put("a line of 2 MiB", utf8(head + "x".repeat(LONG) + tail));
    damages.put("a line of 10 MiB", utf8(head + "y".repeat(LONGER) + tail));
    damages.put("a line that is cut", utf8(head));
    damages.put("a line without its beginning", utf8(tail));
    damages.put("terminal escapes", utf8("\u001b]0;owned\u0007\u001b[2J" + line));
    damages.put("carriage returns alone", utf8(head + "\r" + tail + "\r"));
    damages.put("a byte order mark", utf8("\ufeff" + line));
    damages.put("quotes by the thousands", utf8(head + "\" ".repeat(MANY) + tail));
    damages.put("blanks by the thousands", utf8(head + " ".repeat(MANY) + tail));
    damages.put("brackets by the thousands", utf8(head + " [".repeat(MANY) + tail));
    damages.put("commas by the thousands", utf8(head + ", : ".repeat(MANY) + tail));
    damages.put("backslashes by the thousands", utf8(head + "\\".repeat(MANY) + tail));
    damages.put("a number beyond all bounds", utf8(line.replaceAll("\\d+", "9".repeat(400))));
    damages.put("an impossible date", utf8(line.replace("2026", "0000").replace("May", "Mai")));
    damages.put("format directives", utf8(head + "%n%s{}${jndi:ldap://x/a}#{7*7}" + tail));
    damages.put("text that turns around", utf8(head + "\u202e\u2066\u200b" + tail));
    damages.put("markup", utf8(head + "<script>alert(1)</script><!--" + tail));
    damages.put("blank lines by the thousands", utf8("\n".repeat(MANY)));
    return damages;
  }

  private static Map<String, byte[]> json(String line) {
    Map<String, byte[]> damages = new LinkedHashMap<>();
    String open = line.substring(0, line.length() - 1);
    damages.put(
        "arrays in arrays", utf8(open + ",\"a\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}"));
    damages.put(
        "objects in objects",
        utf8(open + ",\"a\":" + "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY) + "}"));
    damages.put("brackets that never close", utf8(open + ",\"a\":" + "[".repeat(MANY)));
    damages.put("the same field twice", utf8(open + "," + line.substring(1)));
    damages.put("a string of 9 MiB", utf8(open + ",\"a\":\"" + "z".repeat(9 << 20) + "\"}"));
    damages.put("a number of 100,000 digits", utf8(open + ",\"a\":" + "7".repeat(MANY) + "}"));
    damages.put("an exponent beyond all bounds", utf8(open + ",\"a\":1e999999999}"));
    damages.put("100,000 fields", utf8(open + fields() + "}"));
    damages.put("half of a surrogate pair", utf8(open + ",\"a\":\"\\ud800\"}"));
    damages.put("a string without its end", utf8(open + ",\"a\":\"b"));
    damages.put("more behind the end", utf8(line + "}}]] {\"a\""));
    damages.put("no JSON at all", utf8("<html>502</html>"));
    return damages;
  }

  private static String fields() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      fields.append(",\"f").append(i).append("\":").append(i);
    }
    return fields.toString();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
