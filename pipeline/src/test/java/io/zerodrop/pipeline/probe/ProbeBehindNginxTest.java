package io.zerodrop.pipeline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.tool.Installed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx before two backends, one of which is stopped and replaced. */
class ProbeBehindNginxTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private final int front = freePort();
  private final int second = freePort();
  private HttpServer steady;
  private HttpServer replaced;
  private Process nginx;

  @BeforeEach
  void start() throws Exception {
    Path program = Installed.program("nginx", "nginx");
    steady = backend(0);
    replaced = backend(second);
    String configuration =
        """
        daemon off; master_process off; pid DIR/nginx.pid; error_log DIR/error.log;
        events {}
        http {
          log_format ids '$http_x_request_id $status';
          log_format json escape=json '{"time":"$time_iso8601","request_id":"$http_x_request_id",'
            '"remote_addr":"$remote_addr","request":"$request","status":$status,'
            '"request_time":$request_time,"upstream_addr":"$upstream_addr",'
            '"upstream_status":"$upstream_status",'
            '"upstream_response_time":"$upstream_response_time"}';
          log_format nameless escape=json '{"time":"$time_iso8601",'
            '"remote_addr":"$remote_addr","request":"$request","status":$status,'
            '"request_time":$request_time,"upstream_addr":"$upstream_addr",'
            '"upstream_status":"$upstream_status",'
            '"upstream_response_time":"$upstream_response_time"}';
          log_format own escape=json '{"time":"$time_iso8601","request_id":"$request_id",'
            '"remote_addr":"$remote_addr","request":"$request","status":$status,'
            '"request_time":$request_time,"upstream_addr":"$upstream_addr",'
            '"upstream_status":"$upstream_status",'
            '"upstream_response_time":"$upstream_response_time"}';
          access_log DIR/own.log own;
          access_log DIR/access.log ids;
          access_log DIR/named.log json;
          access_log DIR/nameless.log nameless;
          client_body_temp_path DIR/body; proxy_temp_path DIR/proxy;
          fastcgi_temp_path DIR/f; uwsgi_temp_path DIR/u; scgi_temp_path DIR/s;
          upstream app { server 127.0.0.1:ONE max_fails=0; server 127.0.0.1:TWO max_fails=0; }
          server {
            listen 127.0.0.1:FRONT;
            location / { proxy_pass http://app; proxy_next_upstream off; }
          }
        }
        """
            .replace("DIR", directory.toString())
            .replace("ONE", Integer.toString(steady.getAddress().getPort()))
            .replace("TWO", Integer.toString(second))
            .replace("FRONT", Integer.toString(front));
    Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
    nginx =
        new ProcessBuilder(program.toString(), "-c", file.toString(), "-p", directory.toString())
            .inheritIO()
            .start();
    awaitListening();
  }

  @AfterEach
  void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
      steady.stop(0);
      replaced.stop(0);
    }
  }

  @Test
  void countsExactlyTheFailuresThatNginxLoggedAndSoDoesTheirReplay() throws Exception {
    List<Sample> samples = new ArrayList<>();
    Target target = new Target(URI.create("http://127.0.0.1:" + front + "/"), 5000);
    ProbeRun run = new ProbeRun(target, "t", 100, 300, 60);

    run.send(
        sample -> {
          samples.add(sample);
          if (samples.size() == 80) {
            replaced.stop(0);
          } else if (samples.size() == 200) {
            replaced = backend(second);
          }
        },
        beat -> {});
    nginx.destroy();
    nginx.waitFor();

    assertThat(samples).hasSize(300);
    assertThat(failed(samples, "new")).isNotEmpty().isEqualTo(logged(samples, "new"));
    assertThat(failed(samples, "kept")).isNotEmpty().isEqualTo(logged(samples, "kept"));
    assertThat(samples).extracting(Sample::id).doesNotHaveDuplicates();
    assertThat(samples).noneMatch(sample -> sample.sampler().equals("new") && sample.reused());
    assertThat(samples).anyMatch(sample -> sample.sampler().equals("kept") && sample.reused());

    long failed = samples.stream().filter(Sample::failed).count();
    Path probe = directory.resolve("probe.ndjson");
    try (ProbeLog log = new ProbeLog(Files.newOutputStream(probe), target)) {
      for (Sample sample : samples) {
        log.add(sample);
      }
    }
    assertThat(replayed(directory.resolve("named.log")))
        .isEqualTo("300 requests, " + failed + " failed");
    assertThat(replayed(directory.resolve("named.log"), probe))
        .isEqualTo("300 requests, " + failed + " failed");
    assertThat(replayed(directory.resolve("nameless.log"), probe))
        .isEqualTo("300 requests, " + failed + " failed");
    assertThat(replayed(directory.resolve("own.log"), probe))
        .isEqualTo("300 requests, " + failed + " failed");
    assertThat(replayed(probe)).isEqualTo("300 requests, " + failed + " failed");
  }

  private String replayed(Path... inputs) throws Exception {
    Path out = Files.createTempDirectory(directory, "run");
    List<String> names = Stream.of(inputs).map(Path::toString).toList();
    new FlinkReplay("test").replay(ReplayRequest.of(names, out, 1), Progress.NONE);
    JsonNode totals = JSON.readTree(out.resolve("summary.json").toFile()).path("totals");
    return totals.path("requests") + " requests, " + totals.path("failed") + " failed";
  }

  @Test
  void namesThePhaseThatFailed() throws Exception {
    List<Sample> samples = new ArrayList<>();
    Target nobody = new Target(URI.create("http://127.0.0.1:" + freePort() + "/"), 2000);

    new ProbeRun(nobody, "t", 50, 4, 5).send(samples::add, beat -> {});

    assertThat(samples).hasSize(4).extracting(Sample::phase).containsOnly(Phase.CONNECT);
  }

  private static Map<String, Integer> failed(List<Sample> samples, String sampler) {
    Map<String, Integer> failed = new TreeMap<>();
    samples.stream()
        .filter(sample -> sample.sampler().equals(sampler) && sample.failed())
        .forEach(sample -> failed.put(sample.id(), sample.status()));
    return failed;
  }

  private Map<String, Integer> logged(List<Sample> samples, String sampler) throws IOException {
    List<String> ids =
        samples.stream().filter(each -> each.sampler().equals(sampler)).map(Sample::id).toList();
    Map<String, Integer> failed = new TreeMap<>();
    try (Stream<String> lines = Files.lines(directory.resolve("access.log"))) {
      lines
          .map(line -> line.split(" "))
          .filter(words -> ids.contains(words[0]) && words[1].startsWith("5"))
          .forEach(words -> failed.put(words[0], Integer.valueOf(words[1])));
    }
    return failed;
  }

  private static HttpServer backend(int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {111, 107});
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitListening() throws Exception {
    for (int attempt = 0; attempt < 200 && nginx.isAlive(); attempt++) {
      try {
        new Socket("127.0.0.1", front).close();
        return;
      } catch (IOException notYet) {
        nginx.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("nginx does not listen on port " + front);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
