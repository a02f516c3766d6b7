package io.zerodrop.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.ingest.record.bundle.RecordKind;
import io.zerodrop.ingest.record.bundle.SegmentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder that is killed has every event in its bundle that it acknowledged. */
class KilledRecorderTest {

  private static final String TOKEN = "a-token-of-the-shop-cluster";
  private static final int SENDERS = 4;
  private static final int BATCHES_BEFORE_THE_KILL = 40;

  @TempDir Path directory;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void noAcknowledgedEventIsLost() throws Exception {
    Path bundle = directory.resolve("bundle");
    Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");

    for (int life = 0; life < 2; life++) {
      try (ChildRecorder recorder = ChildRecorder.start(bundle, token)) {
        sendUntilKilled(recorder, bundle, life);
      }
    }
    try (ChildRecorder last = ChildRecorder.start(bundle, token)) {
      WebhookClient client = client(last, bundle);
      assertThat(client.post(List.of(event("last")))).isEqualTo(200);
      acknowledged.add("last");
      assertThat(last.stop()).isZero();
    }

    assertThat(acknowledged).hasSizeGreaterThan(2 * BATCHES_BEFORE_THE_KILL);
    assertThat(recorded(bundle)).containsAll(acknowledged);
  }

  private void sendUntilKilled(ChildRecorder recorder, Path bundle, int life) throws Exception {
    CountDownLatch enough = new CountDownLatch(BATCHES_BEFORE_THE_KILL);
    AtomicBoolean killed = new AtomicBoolean();
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      String name = life + "-" + sender;
      WebhookClient client = client(recorder, bundle);
      Thread thread = new Thread(() -> send(client, name, enough, killed));
      thread.start();
      senders.add(thread);
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
    recorder.kill();
    killed.set(true);
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void send(
      WebhookClient client, String name, CountDownLatch enough, AtomicBoolean killed) {
    for (int batch = 0; !killed.get(); batch++) {
      String prefix = name + "-" + batch + "-";
      List<String> ids = IntStream.range(0, 20).mapToObj(i -> prefix + i).toList();
      try {
        if (client.post(ids.stream().map(KilledRecorderTest::event).toList()) == 200) {
          acknowledged.addAll(ids);
          enough.countDown();
        }
      } catch (Exception cut) {
        return; // in the middle of a batch: nobody said that it was recorded
      }
    }
  }

  private static WebhookClient client(ChildRecorder recorder, Path bundle) throws Exception {
    return new WebhookClient(recorder.port(), bundle.resolve(".webhook/webhook.crt"), TOKEN);
  }

  private static String event(String id) {
    return "{\"level\":\"Metadata\",\"auditID\":\""
        + id
        + "\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"requestURI\":\"/"
        + "x".repeat(300)
        + "\"}";
  }

  /** Fails where a line is not whole. */
  private static Set<String> recorded(Path bundle) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Set<String> ids = new HashSet<>();
    for (Path segment : SegmentFiles.of(bundle, RecordKind.AUDIT)) {
      for (String line : Files.readAllLines(segment)) {
        ids.add(json.readTree(line).path("auditID").asText());
      }
    }
    return ids;
  }
}
