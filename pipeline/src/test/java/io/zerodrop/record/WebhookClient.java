package io.zerodrop.record;

import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Sends audit events as an API server does. */
final class WebhookClient {

  private final HttpClient http;
  private final URI uri;
  private final String token;

  WebhookClient(int port, Path certificate, String token) throws Exception {
    this.http =
        HttpClient.newBuilder()
            .sslContext(
                SSLUtils.sslContext(
                    null, SSLUtils.trustManagers(null, certificate.toString(), false, null, null)))
            .build();
    this.uri = URI.create("https://127.0.0.1:" + port + "/?timeout=30s");
    this.token = token;
  }

  /**
   * @return the status of the answer
   */
  int post(List<String> events) throws Exception {
    String body =
        "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
            + String.join(",", events)
            + "]}";
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
