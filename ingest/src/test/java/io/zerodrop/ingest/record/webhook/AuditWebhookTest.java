package io.zerodrop.ingest.record.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.zerodrop.ingest.record.redact.AuditRedaction;
import io.zerodrop.ingest.record.redact.Mask;
import io.zerodrop.ingest.record.redact.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditWebhookTest {

  private static final String TOKEN = "a-token-of-the-shop-cluster";
  private static final String BATCH =
      ("{'kind':'EventList','apiVersion':'audit.k8s.io/v1','metadata':{},'items':["
              + "{'level':'Metadata','auditID':'one','stage':'ResponseComplete','verb':'delete'},"
              + "{'level':'Metadata','auditID':'two','stage':'ResponseComplete','verb':'get'}]}")
          .replace('\'', '"');

  @TempDir static Path files;

  private static SelfSigned server;
  private static SelfSigned caller;

  private final List<String> recorded = Collections.synchronizedList(new ArrayList<>());
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  private CompletableFuture<Void> disk = CompletableFuture.completedFuture(null);
  private final CountDownLatch arrived = new CountDownLatch(1);
  private AuditWebhook webhook;

  @BeforeAll
  static void makeCertificates() throws Exception {
    server = SelfSigned.in(files.resolve("server"), "RSA", "IP:127.0.0.1");
    caller = SelfSigned.in(files.resolve("caller"), "EC", "DNS:caller");
  }

  @AfterEach
  void stop() {
    if (webhook != null) {
      webhook.close();
    }
  }

  private void start(String token, Path clientAuthorities, int maxBytes, int maxPending)
      throws IOException {
    webhook =
        AuditWebhook.start(
            new WebhookOptions(
                new InetSocketAddress("127.0.0.1", 0),
                server.certificate(),
                server.key(),
                token,
                clientAuthorities,
                maxBytes,
                maxPending),
            new AuditRedaction(new Redaction(new Mask(new byte[32]))),
            lines -> {
              lines.forEach(line -> recorded.add(new String(line, StandardCharsets.UTF_8)));
              arrived.countDown();
              return disk;
            },
            notices::add);
  }

  private HttpResponse<String> post(String token, byte[] body, String encoding) throws Exception {
    return client(null).send(request(token, body, encoding), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String token, byte[] body, String encoding) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/?timeout=30s"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (encoding != null) {
      request.header("Content-Encoding", encoding);
    }
    return request.build();
  }

  private URI uri(String path) {
    return URI.create("https://127.0.0.1:" + webhook.address().getPort() + path);
  }

  private static HttpClient client(SelfSigned shown) throws Exception {
    KeyManager[] keys =
        shown == null
            ? null
            : SSLUtils.keyManagers(
                null,
                shown.certificate().toString(),
                null,
                shown.key().toString(),
                "EC",
                "",
                null,
                null);
    return HttpClient.newBuilder()
        .sslContext(
            SSLUtils.sslContext(
                keys,
                SSLUtils.trustManagers(null, server.certificate().toString(), false, null, null)))
        .build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyEventOfABatchBecomesALineThatAnAuditLogWouldHold() throws Exception {
    start(TOKEN, null, 10_000, 4);

    assertThat(post(TOKEN, bytes(BATCH), null).statusCode()).isEqualTo(200);
    assertThat(recorded)
        .containsExactly(
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
                + "\"auditID\":\"one\",\"stage\":\"ResponseComplete\",\"verb\":\"delete\"}",
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
                + "\"auditID\":\"two\",\"stage\":\"ResponseComplete\",\"verb\":\"get\"}");
  }

  @Test
  void zippedBatchesAreUnzipped() throws Exception {
    start(TOKEN, null, 10_000, 4);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes(BATCH));
    }
    assertThat(post(TOKEN, zipped.toByteArray(), "gzip").statusCode()).isEqualTo(200);
    assertThat(recorded).hasSize(2);
  }

  @Test
  void aBombIsRefusedUnzipped() throws Exception {
    start(TOKEN, null, 10_000, 4);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(new byte[1_000_000]);
    }
    assertThat(zipped.size()).isLessThan(10_000);
    assertThat(post(TOKEN, zipped.toByteArray(), "gzip").statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "a-token-of-another-cluster, 401, a bearer token",
    ", 401, a bearer token",
  })
  void strangersAreRefused(String token, int status, String reason) throws Exception {
    start(TOKEN, null, 10_000, 4);
    HttpResponse<String> answer = post(token, bytes(BATCH), null);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(reason);
    assertThat(recorded).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind':'EventList' | 400 | its end missing",
        "{'kind':'PodList','apiVersion':'v1'} | 400 | expected an EventList of audit.k8s.io/v1",
        "{'kind':'EventList','apiVersion':'audit.k8s.io/v1','items':[{}]} | 400 | without auditID",
      })
  void whatIsNoBatchIsRefusedAndNothingOfItKept(String body, int status, String reason)
      throws Exception {
    start(TOKEN, null, 10_000, 4);
    HttpResponse<String> answer = post(TOKEN, bytes(body.replace('\'', '"')), null);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(reason);
    assertThat(recorded).isEmpty();
  }

  @Test
  void aClientCertificateIsEnoughAndWithoutTokenNeeded() throws Exception {
    start(null, caller.certificate(), 10_000, 4);
    assertThat(
            client(caller)
                .send(request(null, bytes(BATCH), null), HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
    assertThatThrownBy(() -> post(null, bytes(BATCH), null)).isInstanceOf(IOException.class);
  }

  @Test
  void aFullDiskIsSaidAndNothingIsAcknowledgedUntilItIsNot() throws Exception {
    start(TOKEN, null, 10_000, 4);
    disk = CompletableFuture.failedFuture(new IOException("No space left on device"));

    HttpResponse<String> refused = post(TOKEN, bytes(BATCH), null);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(health()).isEqualTo(503);
    post(TOKEN, bytes(BATCH), null);
    assertThat(notices).singleElement().asString().contains("No space left on device");

    disk = CompletableFuture.completedFuture(null);
    assertThat(post(TOKEN, bytes(BATCH), null).statusCode()).isEqualTo(200);
    assertThat(health()).isEqualTo(200);
    assertThat(notices).last().asString().contains("written again");
  }

  private int health() throws Exception {
    return client(null)
        .send(
            HttpRequest.newBuilder(uri("/healthz")).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void whoIsBehindSaysSo() throws Exception {
    start(TOKEN, null, 10_000, 1);
    disk = new CompletableFuture<>();
    CompletableFuture<HttpResponse<String>> waits =
        client(null)
            .sendAsync(request(TOKEN, bytes(BATCH), null), HttpResponse.BodyHandlers.ofString());
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(post(TOKEN, bytes(BATCH), null).statusCode()).isEqualTo(429);
    disk.complete(null);
    assertThat(waits.join().statusCode()).isEqualTo(200);
  }
}
