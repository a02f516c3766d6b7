package io.zerodrop.ingest.format;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Formats of text lines by what no other format writes, most particular first. Runs on
 * attacker-made text, so only on expressions that RE2 matches in linear time.
 */
enum TextSignature {
  /** klog header: severity, month and day, time, process or thread, source position. */
  KLOG(
      "klog",
      LogKind.UNKNOWN,
      "^[IWEF]\\d{4} \\d{2}:\\d{2}:\\d{2}\\.\\d{1,9} +\\d+ [^ \\]]+:\\d+\\] ?"),
  NGINX_ERROR(
      "nginx-error",
      LogKind.NGINX_ERROR,
      "^\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2} \\[[a-z]+\\] \\d+#\\d+: "),
  /** Combined log format, then request length, duration and the bracketed upstream. */
  INGRESS_NGINX(
      "ingress-nginx",
      LogKind.ACCESS,
      " \\["
          + Dates.CLF
          + " [+-]\\d{4}\\] \".*\" \\d{3} \\d+ \".*\" \".*\" \\d+ \\d+\\.\\d{3} \\["),
  TRAEFIK(
      "traefik",
      LogKind.ACCESS,
      " \\["
          + Dates.CLF
          + " [+-]\\d{4}\\] \".*\" (\\d{3}|-) (\\d+|-) .* \\d+ \".*\" \".*\" \\d+ms$"),
  NGINX_COMBINED(
      "nginx-combined",
      LogKind.ACCESS,
      " \\[" + Dates.CLF + " [+-]\\d{4}\\] \".*\" \\d{3} (\\d+|-)( \".*\" \".*\")?( \".*\")?$"),
  HAPROXY(
      "haproxy",
      LogKind.ACCESS,
      "(^| )[^ ]*:\\d+ \\[" + Dates.CLF + "\\.\\d{3}\\] [^ ]+( [^ ]+/[^ ]+ |: )"),
  HAPROXY_EVENT(
      "haproxy",
      LogKind.ACCESS,
      "(^|[a-z]+\\[\\d+\\]:? |^\\[[A-Z]+\\] +\\(\\d+\\) : )"
          + "(Server [^ ]+/[^ ]+ is |Proxy [^ ]+ st(art|opp)ed|Stopping (backend|frontend|proxy) "
          + "|Connect from [^ ]+:\\d+ to |backend [^ ]+ has no server)"),
  ENVOY("envoy", LogKind.ACCESS, "^\\[\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?\\] \""),
  AWS_ALB(
      "aws-alb",
      LogKind.ACCESS,
      "^(http|https|h2|grpcs|ws|wss) \\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z [^ ]+ [^ ]+:\\d+ ");

  private static final int LONGEST = 8192;
  private static final List<TextSignature> ALL = List.of(values());

  private final Recognised recognised;
  private final Pattern pattern;

  TextSignature(String format, LogKind kind, String pattern) {
    this.recognised = new Recognised(format, kind);
    this.pattern = Pattern.compile(pattern);
  }

  /** What a line is written in; null if in nothing known. */
  static TextSignature of(String line) {
    String head = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    for (TextSignature signature : ALL) {
      if (signature.pattern.matcher(head).find()) {
        return signature;
      }
    }
    return null;
  }

  Recognised recognised() {
    return recognised;
  }

  /** Pieces of expressions. */
  private static final class Dates {
    static final String CLF = "\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2}";
  }
}
