package io.zerodrop.elasticsearch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.Credentials;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.install.Roles;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Elasticsearch of one node on the loopback interface, with security and TLS on and a user
 * for each role. Runs as nobody where the tests run as root, which Elasticsearch refuses.
 */
public final class ElasticsearchNode implements AutoCloseable {

  public static final String PASSWORD = "of-the-tests-only";
  public static final String ADMIN = "admin";
  public static final String WRITER = "writer";
  public static final String READER = "reader";
  public static final String SETUP = "installer";
  private static final String HASH = "$2a$04$KAApVwlXsTyOZwWbt9Ef6.aMsUM9jguLbhG/qJl3Xy44uJyDRX0J6";
  private static final long START_SECONDS = 120;
  private static final String NOBODY = "65534";

  private final Path home;
  private final Path java;
  private final TestAuthority authority;
  private final int port;
  private Process process;
  private ElasticsearchConnection admin;

  private ElasticsearchNode(Path home, Path java) throws IOException, InterruptedException {
    this.home = home;
    this.java = java;
    this.port = freePort();
    this.authority = new TestAuthority(home.resolve("config").resolve("certificates"));
  }

  static ElasticsearchNode start(String version, Path java)
      throws IOException, InterruptedException {
    Path parent = Path.of("target", "elasticsearch").toAbsolutePath();
    if (root() && !Distribution.open(parent)) {
      parent = Files.createTempDirectory("zerodrop-elasticsearch-");
      parent.toFile().setExecutable(true, false);
      parent.toFile().setReadable(true, false);
    }
    ElasticsearchNode node = new ElasticsearchNode(Distribution.unpacked(version, parent), java);
    node.configure();
    node.start();
    return node;
  }

  public URI url() {
    return URI.create("https://localhost:" + port);
  }

  public Path certificate() {
    return authority.certificate();
  }

  public ConnectionSettings settings(String user) {
    return new ConnectionSettings(
        url(), certificate().toString(), null, Credentials.basic(user, PASSWORD));
  }

  /** Asks as the administrator. */
  public Answer ask(String method, String path, String body) throws IOException {
    if (admin == null) {
      admin = ElasticsearchConnection.open(settings(ADMIN));
    }
    try {
      return admin.request(
          method, path, body == null ? null : JsonMapper.builder().build().readTree(body));
    } catch (UnusableServer gone) {
      admin.close();
      admin = null;
      throw gone;
    }
  }

  /** Starts it on the same port with the same data. */
  public void start() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.add(home.resolve("bin").resolve("elasticsearch").toString());
    command.addAll(List.of("-p", pidFile().toString()));
    Files.deleteIfExists(pidFile());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("logs").resolve("console.log").toFile());
    builder.environment().put("ES_JAVA_HOME", java.toString());
    builder.environment().put("ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1");
    builder.environment().put("HOME", home.toString());
    process = builder.start();
    awaitReady();
  }

  /** Ends it at once, as a crash would. */
  public void kill() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readString(pidFile()).trim());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    process.destroyForcibly().waitFor();
    server.onExit().join();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IOException("Elasticsearch ended:\n" + log());
      }
      try {
        if (ask("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s", null).ok()) {
          return;
        }
      } catch (UnusableServer notYet) {
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IOException("Elasticsearch is not up after " + START_SECONDS + " s:\n" + log());
  }

  private String log() throws IOException {
    return Files.readString(home.resolve("logs").resolve("console.log"));
  }

  private Path pidFile() {
    return home.resolve("logs").resolve("pid");
  }

  private void configure() throws IOException, InterruptedException {
    Path config = home.resolve("config");
    Files.createDirectories(home.resolve("logs"));
    delete(home.resolve("data"));
    Files.createDirectories(home.resolve("data"));
    Files.writeString(
        config.resolve("elasticsearch.yml"),
        """
        cluster.name: zerodrop-tests
        node.name: one
        discovery.type: single-node
        http.host: 127.0.0.1
        http.port: %d
        transport.host: 127.0.0.1
        transport.port: %d
        cluster.routing.allocation.disk.threshold_enabled: false
        # at each update it would take back the blocks by which the tests make it refuse documents
        cluster.info.update.interval: 1h
        xpack.security.enabled: true
        xpack.security.enrollment.enabled: false
        xpack.security.http.ssl.enabled: true
        xpack.security.http.ssl.key: certificates/server.key
        xpack.security.http.ssl.certificate: certificates/server.crt
        """
            .formatted(port, freePort()));
    Files.writeString(
        config.resolve("users"), String.join(":" + HASH + "\n", ADMIN, WRITER, READER, SETUP, ""));
    Files.writeString(
        config.resolve("users_roles"),
        """
        superuser:%s
        %s:%s
        %s:%s
        %s:%s
        """
            .formatted(ADMIN, Roles.WRITER, WRITER, Roles.READER, READER, Roles.SETUP, SETUP));
    StringBuilder roles = new StringBuilder();
    Roles.descriptors().forEach((name, role) -> roles.append(name + ": " + role + "\n"));
    Files.writeString(config.resolve("roles.yml"), roles);
    if (root()) {
      new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, home.toString())
          .inheritIO()
          .start()
          .waitFor();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      process.destroy();
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          kill();
        }
      } catch (IOException | InterruptedException alreadyGone) {
        process.destroyForcibly();
      }
    }
  }
}
