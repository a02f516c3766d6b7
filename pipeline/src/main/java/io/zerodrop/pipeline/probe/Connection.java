package io.zerodrop.pipeline.probe;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 connection that tells in which phase it is. It never tries again by itself: a retry
 * would hide what the probe is there to see.
 */
final class Connection implements AutoCloseable {

  private static final int LONGEST_LINE = 64 * 1024;

  private final Target target;
  private Socket socket;
  private InputStream in;
  private Phase phase = Phase.RESOLVE;
  private String address = "";
  private int status;
  private boolean reusable;
  private int served;

  Connection(Target target) {
    this.target = target;
  }

  Phase phase() {
    return phase;
  }

  int status() {
    return status;
  }

  /** IP address and port, as far as it is known. */
  String address() {
    return address;
  }

  boolean reusable() {
    return reusable;
  }

  boolean used() {
    return served > 0;
  }

  void open() throws IOException {
    phase = Phase.RESOLVE;
    InetAddress host = InetAddress.getByName(target.host());
    String literal = host.getHostAddress();
    address = (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + target.port();
    phase = Phase.CONNECT;
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(host, target.port()), target.timeoutMillis());
    socket.setSoTimeout(target.timeoutMillis());
    if (target.secure()) {
      phase = Phase.TLS;
      SSLSocket tls =
          (SSLSocket)
              ((SSLSocketFactory) SSLSocketFactory.getDefault())
                  .createSocket(socket, target.host(), target.port(), true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      socket = tls;
    }
    in = new BufferedInputStream(socket.getInputStream());
  }

  void exchange(String id, boolean keep) throws IOException {
    reusable = false;
    status = 0;
    phase = Phase.WRITE;
    socket.getOutputStream().write(target.request(id, keep).getBytes(StandardCharsets.US_ASCII));
    phase = Phase.FIRST_BYTE;
    String head = line();
    String[] words = head.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
      throw new ProtocolException("not an HTTP/1.1 answer");
    }
    phase = Phase.BODY;
    long length = -1;
    boolean chunked = false;
    boolean close = words[0].equals("HTTP/1.0");
    for (String line = line(); !line.isEmpty(); line = line()) {
      String field = line.toLowerCase(Locale.ROOT);
      if (field.startsWith("content-length:")) {
        length = Long.parseLong(field.substring(15).strip());
      } else if (field.startsWith("transfer-encoding:")) {
        chunked = field.contains("chunked");
      } else if (field.startsWith("connection:")) {
        close = field.contains("close");
      }
    }
    status = Integer.parseInt(words[1]);
    body(status == 204 || status == 304 ? 0 : length, chunked);
    reusable = keep && !close && (chunked || length >= 0 || status == 204 || status == 304);
    served++;
    phase = Phase.DONE;
  }

  private void body(long length, boolean chunked) throws IOException {
    if (chunked) {
      for (long size = chunk(); size > 0; size = chunk()) {
        skip(size + 2);
      }
      while (!line().isEmpty()) {
        continue;
      }
    } else if (length >= 0) {
      skip(length);
    } else {
      while (in.read() >= 0) {
        continue;
      }
    }
  }

  private long chunk() throws IOException {
    return Long.parseLong(line().split(";", 2)[0].strip(), 16);
  }

  private void skip(long bytes) throws IOException {
    in.skipNBytes(bytes);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed");
      }
      if (line.length() > LONGEST_LINE) {
        throw new ProtocolException("a header line without an end");
      }
      line.append((char) next);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException alreadyGone) {
      return;
    }
  }
}
