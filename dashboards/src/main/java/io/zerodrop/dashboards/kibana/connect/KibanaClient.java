package io.zerodrop.dashboards.kibana.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.FailureText;
import io.zerodrop.dashboards.elasticsearch.connect.TrustedCertificates;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Requests to one Kibana, in one of its spaces. */
public final class KibanaClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String BOUNDARY = "zerodrop-dashboards-7f3b1c";

  private final ConnectionSettings settings;
  private final String space;
  private final HttpClient http;

  /**
   * @param space null for the default space
   */
  public KibanaClient(ConnectionSettings settings, String space) throws UnusableServer {
    this.settings = settings;
    this.space = space;
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
    SSLContext trusted = TrustedCertificates.of(settings);
    if (trusted != null) {
      builder.sslContext(trusted);
    }
    this.http = builder.build();
  }

  /** The version; waits for a Kibana that is starting up. */
  public String awaitVersion(Duration patience) throws UnusableServer, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/api/status")).GET());
      if (answer.statusCode() == 200) {
        String version = json(answer).at("/version/number").asText(null);
        if (version == null) {
          throw unexpected("tells no version; may whoever asks see its status?");
        }
        return version;
      }
      if (answer.statusCode() != 503 || System.nanoTime() > deadline) {
        throw refused(answer);
      }
      Thread.sleep(Math.min(1_000, Math.max(10, patience.toMillis() / 10)));
    }
  }

  /**
   * Imports objects and replaces those that are there.
   *
   * @param name of the file, which has to end in {@code .ndjson}
   */
  public ImportResult importObjects(String name, String ndjson)
      throws UnusableServer, InterruptedException {
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, name)
            + "Content-Type: application/ndjson\r\n\r\n"
            + ndjson
            + "\r\n--"
            + BOUNDARY
            + "--\r\n";
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(inSpace("/api/saved_objects/_import?overwrite=true"))
                .header("kbn-xsrf", "zerodrop")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    if (answer.statusCode() != 200) {
      throw refused(answer);
    }
    return ImportResult.of(json(answer));
  }

  /** Where people look at a dashboard. */
  public URI dashboard(String id) {
    return inSpace("/app/dashboards#/view/" + id);
  }

  private URI inSpace(String path) {
    return at((space == null || space.equals("default") ? "" : "/s/" + space) + path);
  }

  private URI at(String path) {
    URI url = settings.url();
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + settings.basePath() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws UnusableServer, InterruptedException {
    request.timeout(ANSWER);
    if (settings.credentials().authorization() != null) {
      request.header("Authorization", settings.credentials().authorization());
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw FailureText.of(failed, settings);
    }
  }

  private JsonNode json(HttpResponse<String> answer) throws UnusableServer {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException notJson) {
      throw unexpected("answers with something that is not JSON; is it a Kibana?");
    }
  }

  private UnusableServer refused(HttpResponse<String> answer) {
    int status = answer.statusCode();
    switch (status) {
      case 401:
        return FailureText.unauthorised(settings);
      case 403:
        return new UnusableServer(
            Kind.UNAUTHORISED,
            settings.credentials()
                + " may not import into Kibana"
                + (space == null ? "" : "'s space " + space)
                + "; give it Saved Objects Management: All there");
      case 404:
        return unexpected(
            "has nothing at its API (404); if Kibana has a base path (server.basePath), the URL"
                + " has to end with it");
      case 503:
        return new UnusableServer(
            Kind.UNREACHABLE, settings.url() + " is not ready yet (503); try again in a minute");
      default:
        if (status >= 300 && status < 400) {
          return unexpected(
              "leads to "
                  + answer.headers().firstValue("location").orElse("another page")
                  + "; is that a login page before Kibana? Give its own address");
        }
        return unexpected("answers " + status + ": " + message(answer.body()));
    }
  }

  private UnusableServer unexpected(String what) {
    return new UnusableServer(Kind.UNEXPECTED, settings.url() + " " + what);
  }

  private static String message(String body) {
    try {
      return JSON.readTree(body).path("message").asText(body);
    } catch (JsonProcessingException text) {
      return body.length() > 200 ? body.substring(0, 200) : body;
    }
  }
}
