package io.zerodrop.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.pipeline.notify.NotificationTarget.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temp;

  private final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          JsonNode body = JSON.readTree(exchange.getRequestBody());
          boolean refused = refusals.getAndDecrement() > 0;
          if (!refused) {
            received.add(body);
          }
          exchange.sendResponseHeaders(refused ? 503 : 200, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private NotificationTarget target(Kind kind) {
    return new NotificationTarget(
        kind, URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook"));
  }

  private Notifier notifier(Duration settle, Kind... kinds) throws IOException {
    List<NotificationTarget> targets = new ArrayList<>();
    for (Kind kind : kinds) {
      targets.add(target(kind));
    }
    return new Notifier(targets, temp.resolve("notified"), settle);
  }

  private static Finding finding(String id) {
    return new Finding(
        id,
        "incident",
        Cause.PROPAGATION_RACE,
        null,
        "shop",
        "web",
        null,
        1_000_000,
        2_000_000,
        3,
        0,
        0,
        10,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0.9,
        "3 requests were lost.",
        null,
        List.of());
  }

  @Test
  void tellsOfEachFindingOnceThoughItIsSeenAgainAndTheProgramStartsAgain() throws Exception {
    try (Notifier notifier = notifier(Duration.ZERO, Kind.SLACK)) {
      notifier.look(List.of(finding("a")), false);
      notifier.look(List.of(finding("a")), false);
      notifier.look(List.of(finding("a"), finding("b")), true);
    }
    try (Notifier notifier = notifier(Duration.ZERO, Kind.SLACK)) {
      notifier.look(List.of(finding("a"), finding("b")), true);
    }

    assertThat(received).hasSize(2);
    assertThat(received.get(0).path("text").asText())
        .contains("shop/web")
        .contains("3 requests were lost.");
  }

  @Test
  void waitsUntilAFindingHasStayed() throws Exception {
    try (Notifier notifier = notifier(Duration.ofHours(1), Kind.WEBHOOK)) {
      notifier.look(List.of(finding("passing")), false);
      notifier.look(List.of(finding("stays")), true);
    }

    assertThat(received).hasSize(1);
    assertThat(received.get(0).toString()).contains("\"stays\"");
  }

  @Test
  void triesAgainWhereTheReceiverIsBusy() throws Exception {
    refusals.set(2);
    try (Notifier notifier = notifier(Duration.ZERO, Kind.ALERTMANAGER)) {
      notifier.look(List.of(finding("a")), true);
    }

    assertThat(received).hasSize(1);
    assertThat(received.get(0).path(0).path("labels").path("finding_id").asText()).isEqualTo("a");
    assertThat(received.get(0).path(0).path("startsAt").asText()).isEqualTo("1970-01-01T00:00:01Z");
  }
}
