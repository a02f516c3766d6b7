package io.zerodrop.dashboards.elasticsearch.connect;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** An open way to one Elasticsearch. Thread-safe. */
public final class ElasticsearchConnection implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 60_000;

  private final ConnectionSettings settings;
  private final RestClient http;
  private final ElasticsearchAsyncClient client;

  private ElasticsearchConnection(ConnectionSettings settings, RestClient http) {
    this.settings = settings;
    this.http = http;
    this.client =
        new ElasticsearchAsyncClient(new RestClientTransport(http, new JacksonJsonpMapper()));
  }

  /**
   * Gets ready to connect; what is wrong at the other end shows at the first request.
   *
   * @throws UnusableServer where the settings themselves are unusable
   */
  public static ElasticsearchConnection open(ConnectionSettings settings) throws UnusableServer {
    SSLContext trusted = TrustedCertificates.of(settings);
    int port = settings.url().getPort();
    boolean tls = "https".equals(settings.url().getScheme());
    RestClientBuilder builder =
        RestClient.builder(
                new HttpHost(
                    settings.url().getHost(), port < 0 ? 9200 : port, settings.url().getScheme()))
            .setRequestConfigCallback(
                request ->
                    request.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS));
    if (!settings.basePath().isEmpty()) {
      builder.setPathPrefix(settings.basePath());
    }
    if (tls && trusted != null) {
      builder.setHttpClientConfigCallback(client -> client.setSSLContext(trusted));
    }
    if (settings.credentials().authorization() != null) {
      builder.setDefaultHeaders(
          new Header[] {new BasicHeader("Authorization", settings.credentials().authorization())});
    }
    return new ElasticsearchConnection(settings, builder.build());
  }

  public ConnectionSettings settings() {
    return settings;
  }

  /** For bulk requests. */
  public ElasticsearchAsyncClient client() {
    return client;
  }

  /**
   * Asks and reads the answer, whatever its status but 401.
   *
   * @param body null for none
   * @throws UnusableServer where there is no answer, or 401
   */
  public Answer request(String method, String path, JsonNode body) throws UnusableServer {
    Request request = new Request(method, path.startsWith("/") ? path : "/" + path);
    if (body != null) {
      request.setJsonEntity(body.toString());
    }
    try {
      return answer(http.performRequest(request));
    } catch (ResponseException refused) {
      Answer answer = answer(refused.getResponse());
      if (answer.status() == 401) {
        throw FailureText.unauthorised(settings);
      }
      return answer;
    } catch (IOException | RuntimeException failed) {
      throw FailureText.of(failed, settings);
    }
  }

  private Answer answer(Response response) throws UnusableServer {
    HttpEntity entity = response.getEntity();
    int status = response.getStatusLine().getStatusCode();
    if (entity == null) {
      return new Answer(status, JSON.missingNode());
    }
    try (InputStream in = entity.getContent()) {
      byte[] bytes = in.readAllBytes();
      return new Answer(status, bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes));
    } catch (IOException notJson) {
      throw new UnusableServer(
          Kind.UNEXPECTED,
          settings.url()
              + " answers "
              + status
              + " with something that is not JSON; is it an Elasticsearch, or a proxy before one?",
          notJson);
    }
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException nothingWaitsForIt) {
      throw new IllegalStateException(nothingWaitsForIt);
    }
  }
}
