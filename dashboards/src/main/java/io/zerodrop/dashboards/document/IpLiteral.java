package io.zerodrop.dashboards.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Tells addresses from names without ever asking a resolver. */
public final class IpLiteral {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private IpLiteral() {}

  /** Whether Elasticsearch's {@code ip} type takes the text. */
  public static boolean is(String text) {
    if (text == null) {
      return false;
    }
    if (IPV4.matcher(text).matches()) {
      return true;
    }
    if (text.indexOf(':') < 0 || !IPV6.matcher(text).matches()) {
      return false;
    }
    try {
      // With a colon the JDK takes it for an IPv6 literal or fails; it never looks a name up.
      InetAddress.getByName(text);
      return true;
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
