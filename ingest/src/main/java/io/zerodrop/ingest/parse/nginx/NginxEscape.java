package io.zerodrop.ingest.parse.nginx;

/**
 * The escaping of access logs, {@code escape=default} (ngx_http_log_module.c, ngx_http_log_escape):
 * control bytes, quotes, backslashes and everything from 0x7f on become {@code \xHH}. The error log
 * escapes nothing, and JSON formats otherwise; brought to this one form, a request line compares
 * across them.
 */
final class NginxEscape {

  private static final String HEX = "0123456789ABCDEF";

  private NginxEscape() {}

  static String escaped(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xff;
      if (b < 0x20 || b >= 0x7f || b == '"' || b == '\\') {
        text.append("\\x").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
      } else {
        text.append((char) b);
      }
    }
    return text.toString();
  }
}
