package io.zerodrop.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code zerodrop record} in a process of its own that can be killed. */
final class ChildRecorder implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("taken at https://[^:]+:(\\d+)");

  private final Process process;
  private final int port;
  private final List<String> said = new ArrayList<>();

  private ChildRecorder(Process process) throws IOException {
    this.process = process;
    this.port = awaitPort();
  }

  /** Receives the webhook at a free port, with a certificate of its own under the bundle. */
  static ChildRecorder start(Path bundle, Path tokenFile) throws IOException {
    return start(List.of("record", "--out", bundle.toString(), "--no-watch"), tokenFile);
  }

  /** {@code zerodrop stream} instead, with a recorder in its process. */
  static ChildRecorder streaming(Path logs, Path out, Path tokenFile) throws IOException {
    return start(List.of("stream", logs.toString(), "--out", out.toString()), tokenFile);
  }

  private static ChildRecorder start(List<String> what, Path tokenFile) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.zerodrop.pipeline.Main");
    command.addAll(what);
    command.addAll(List.of("--webhook", "127.0.0.1:0", "--tls-self-signed"));
    command.addAll(List.of("--token-file", tokenFile.toString()));
    return new ChildRecorder(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private int awaitPort() throws IOException {
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return Integer.parseInt(listening.group(1));
      }
    }
    throw new IOException("it ended before it listened: " + said);
  }

  int port() {
    return port;
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As a person or a cluster does. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
