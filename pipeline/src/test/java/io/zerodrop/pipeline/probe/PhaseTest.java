package io.zerodrop.pipeline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request names the phase that it failed in. */
class PhaseTest {

  @ParameterizedTest
  @CsvSource({
    "http, '', FIRST_BYTE, CLOSED",
    "http, HTTP/1.1 200 OK\\nContent-Length: 50\\n\\nshort, BODY, CLOSED",
    "http, what?\\n, FIRST_BYTE, UNSPECIFIED",
    "https, HTTP/1.1 400 Bad Request\\n\\n, TLS, CONNECT_FAILED",
  })
  void namesItForAServerThatSaysThisAndCloses(
      String scheme, String says, Phase phase, Failure failure) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server, says.replace("\\n", "\r\n")));
      answering.setDaemon(true);
      answering.start();

      Sample sample = only(scheme + "://127.0.0.1:" + server.getLocalPort() + "/", 10_000);

      assertThat(sample.phase()).isEqualTo(phase);
      assertThat(sample.fault().failure()).isEqualTo(failure);
      assertThat(sample.failed()).isTrue();
    }
  }

  @Test
  void namesAServerThatNeverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Sample sample = only("http://127.0.0.1:" + silent.getLocalPort() + "/", 300);

      assertThat(sample.phase()).isEqualTo(Phase.FIRST_BYTE);
      assertThat(sample.fault().failure()).isEqualTo(Failure.RESPONSE_TIMEOUT);
    }
  }

  @Test
  void namesAHostThatIsNot() throws Exception {
    Sample sample = only("http://nobody.invalid/", 10_000);

    assertThat(sample.phase()).isEqualTo(Phase.RESOLVE);
    assertThat(sample.fault().failure()).isEqualTo(Failure.CONNECT_FAILED);
  }

  private static Sample only(String url, int timeoutMillis) throws InterruptedException {
    List<Sample> samples = new ArrayList<>();
    new ProbeRun(new Target(URI.create(url), timeoutMillis), "t", 10, 1, 5)
        .send(samples::add, beat -> {});
    assertThat(samples).hasSize(1);
    return samples.get(0);
  }

  /** Reads the request before it closes, or the client would see a reset. */
  private static void answer(ServerSocket server, String says) {
    try (Socket client = server.accept()) {
      byte[] request = new byte[4096];
      if (client.getInputStream().read(request) >= 0) {
        client.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
