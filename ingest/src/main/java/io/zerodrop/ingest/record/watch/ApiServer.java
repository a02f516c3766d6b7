package io.zerodrop.ingest.record.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lists and watches as the API server sends them, through the client's connection, credentials and
 * certificates. The objects are not bound to classes, which would drop what the classes do not
 * know.
 */
public final class ApiServer {

  private static final int PAGE = 500;
  private static final ObjectMapper JSON = new JsonMapper();

  private final HttpClient http;
  private final String base;
  private final Duration timeout;

  public ApiServer(KubernetesClient client) {
    this.http = client.getHttpClient();
    String url = client.getMasterUrl().toString();
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.timeout =
        Duration.ofMillis(Math.max(10_000, client.getConfiguration().getRequestTimeout()));
  }

  /**
   * One page of a list.
   *
   * @param continuation of the page before, null for the first
   */
  ObjectNode list(String path, String continuation) throws ApiFailure, InterruptedException {
    String more = continuation == null ? "" : "&continue=" + QueryText.encoded(continuation);
    HttpResponse<byte[]> answer;
    try {
      answer =
          http.sendAsync(request(path + "?limit=" + PAGE + more).build(), byte[].class)
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new ApiFailure(0, reason(failure.getCause()));
    } catch (TimeoutException silent) {
      throw new ApiFailure(0, "no answer within " + timeout.toSeconds() + " s");
    }
    if (!answer.isSuccessful()) {
      throw new ApiFailure(answer.code(), "HTTP " + answer.code() + " " + answer.message());
    }
    return object(answer.body());
  }

  /**
   * Begins to watch.
   *
   * @param revision from which on
   * @param seconds after which the server ends the watch by itself
   */
  WatchStream watch(String path, String revision, long seconds, Clock clock) {
    String query =
        "?watch=true&allowWatchBookmarks=true&resourceVersion="
            + QueryText.encoded(revision)
            + "&timeoutSeconds="
            + seconds;
    return WatchStream.open(http, request(path + query).forStreaming().build(), clock);
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return http.newHttpRequestBuilder()
        .uri(base + pathAndQuery)
        .header("Accept", "application/json");
  }

  static ObjectNode object(byte[] json) throws ApiFailure {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException noJson) {
      throw new ApiFailure(0, "the answer is no JSON");
    }
    throw new ApiFailure(0, "the answer is no JSON object");
  }

  static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
