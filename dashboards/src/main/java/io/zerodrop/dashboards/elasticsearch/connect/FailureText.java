package io.zerodrop.dashboards.elasticsearch.connect;

import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;

/** Says of a failed connection what it means and what to do about it. */
public final class FailureText {

  private FailureText() {}

  /** Whether another try can help without anyone changing anything. */
  public static boolean passes(Throwable failure) {
    return caused(failure, SSLException.class) == null
        && caused(failure, CertificateException.class) == null
        && caused(failure, UnknownHostException.class) == null;
  }

  public static UnusableServer of(Throwable failure, ConnectionSettings settings) {
    String where = settings.url().toString();
    UnknownHostException unknown = caused(failure, UnknownHostException.class);
    if (unknown != null) {
      return unreachable(
          "no host is called " + settings.url().getHost() + "; check the name in " + where,
          failure);
    }
    if (caused(failure, SSLException.class) != null
        || caused(failure, CertificateException.class) != null) {
      return new UnusableServer(Kind.SETTINGS, tls(failure, settings), failure);
    }
    if (caused(failure, ConnectException.class) != null
        || caused(failure, NoRouteToHostException.class) != null) {
      return unreachable(
          "nothing answers at " + where + "; check host and port, and that the server is up",
          failure);
    }
    if (caused(failure, SocketTimeoutException.class) != null
        || caused(failure, TimeoutException.class) != null) {
      return unreachable(where + " does not answer in time; is a firewall between?", failure);
    }
    if (caused(failure, ConnectionClosedException.class) != null
        && "http".equals(settings.url().getScheme())) {
      return unreachable(
          where + " closes the connection; if it speaks TLS, the URL starts with https", failure);
    }
    return unreachable(where + " cannot be reached: " + root(failure), failure);
  }

  public static UnusableServer unauthorised(ConnectionSettings settings) {
    String who = settings.credentials().toString();
    return new UnusableServer(
        Kind.UNAUTHORISED,
        settings.credentials() == Credentials.NONE || settings.credentials().authorization() == null
            ? settings.url() + " asks who you are; give a user and its password, or an API key"
            : settings.url()
                + " does not accept "
                + who
                + " (401); check the secret, and that it"
                + " has not expired");
  }

  private static String tls(Throwable failure, ConnectionSettings settings) {
    String reason = root(failure);
    if (settings.caFingerprint() != null) {
      return settings.url()
          + " shows no certificate with the fingerprint "
          + settings.caFingerprint()
          + " ("
          + reason
          + "); servers often send only their own certificate, not that of the authority: then give"
          + " the authority's file instead";
    }
    if (reason.contains("plaintext") || reason.contains("Unsupported or unrecognized SSL")) {
      return settings.url() + " does not speak TLS; should the URL start with http?";
    }
    if (reason.contains("subject alternative") || reason.contains("No name matching")) {
      return "the certificate of "
          + settings.url()
          + " is for another host ("
          + reason
          + "); use a name that it lists";
    }
    return "the certificate of "
        + settings.url()
        + " is not trusted ("
        + reason
        + "); give the certificate of the authority that signed it"
        + (settings.caFile() == null ? "" : ", " + settings.caFile() + " is not it");
  }

  private static UnusableServer unreachable(String message, Throwable cause) {
    return new UnusableServer(Kind.UNREACHABLE, message, cause);
  }

  private static String root(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }

  private static <T extends Throwable> T caused(Throwable failure, Class<T> kind) {
    for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause()) {
      if (kind.isInstance(at)) {
        return kind.cast(at);
      }
    }
    return null;
  }
}
