package io.zerodrop.ingest.parse.nginx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes JSON of what nginx writes where a JSON format is not escaped as JSON, or leaves variables
 * without quotes (ngx_http_log_module.c): {@code \xHH} becomes its byte, and a bare value that is
 * empty, {@code -}, {@code 009} or a list such as {@code 0.001, 0.002} becomes a string.
 */
final class JsonRepair {

  private final byte[] bytes;
  private final int end;
  private final ByteArrayOutputStream out;
  private int at;

  private JsonRepair(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.out = new ByteArrayOutputStream(to - from + 16);
  }

  static byte[] repaired(byte[] bytes, int from, int to) {
    JsonRepair repair = new JsonRepair(bytes, from, to);
    repair.run();
    return repair.out.toByteArray();
  }

  private void run() {
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        string();
      } else if (b == ':') {
        out.write(b);
        at++;
        value();
      } else {
        out.write(b);
        at++;
      }
    }
  }

  private void string() {
    out.write(bytes[at++]);
    while (at < end && bytes[at] != '"') {
      if (bytes[at] == '\\' && at + 1 < end) {
        escape();
      } else {
        unescaped(bytes[at++]);
      }
    }
    if (at < end) {
      out.write(bytes[at++]);
    }
  }

  private void escape() {
    if (bytes[at + 1] == 'x' && at + 3 < end && hex(at + 2) >= 0) {
      int value = hex(at + 2);
      at += 4;
      if (value == '"' || value == '\\') {
        out.write('\\');
        out.write(value);
      } else {
        unescaped((byte) value);
      }
    } else if ("\"\\/bfnrtu".indexOf(bytes[at + 1]) >= 0) {
      out.write(bytes[at++]);
      out.write(bytes[at++]);
    } else {
      out.write('\\');
      out.write('\\');
      at++;
    }
  }

  private void unescaped(byte b) {
    if (b >= 0 && b < 0x20) {
      out.writeBytes(String.format("\\u%04x", b).getBytes(StandardCharsets.US_ASCII));
    } else {
      out.write(b);
    }
  }

  /** A bare value ends before the next key, which is {@code ,"}, or before the object's end. */
  private void value() {
    while (at < end && bytes[at] == ' ') {
      out.write(bytes[at++]);
    }
    if (at >= end || bytes[at] == '"' || bytes[at] == '{' || bytes[at] == '[') {
      return;
    }
    int from = at;
    while (at < end && bytes[at] != '}' && !(bytes[at] == ',' && beforeKey(at + 1))) {
      at++;
    }
    String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    String value = text.strip();
    boolean valid =
        value.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false|null");
    String written = valid ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    out.writeBytes(written.getBytes(StandardCharsets.ISO_8859_1));
  }

  private boolean beforeKey(int index) {
    int i = index;
    while (i < end && bytes[i] == ' ') {
      i++;
    }
    return i < end && bytes[i] == '"';
  }

  private int hex(int index) {
    int high = Character.digit(bytes[index], 16);
    int low = Character.digit(bytes[index + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
