import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks OSV (https://google.github.io/osv.dev/post-v1-querybatch/) which known vulnerabilities the
 * components of a CycloneDX file have. Exit status: 0 none, 1 some, 3 not run.
 */
public final class Audit {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param arguments the CycloneDX file, the address of OSV, and a file whose lines begin with the
   *     ids that were looked at and accepted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Set<String> packages = new TreeSet<>();
    for (JsonNode component : JSON.readTree(Path.of(arguments[0]).toFile()).path("components")) {
      String purl = component.path("purl").asText().replaceAll("\\?.*", "");
      if (!purl.isEmpty() && !purl.startsWith("pkg:maven/io.zerodrop/")) {
        packages.add(purl);
      }
    }
    if (packages.isEmpty()) {
      stop(3, "audit: NOT RUN: " + arguments[0] + " names no components");
    }
    Set<String> accepted = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of(arguments[2]))) {
      accepted.add(line.replaceAll("[\\s#].*", ""));
    }
    JsonNode results = ask(URI.create(arguments[1] + "/v1/querybatch"), packages).path("results");
    if (results.size() != packages.size()) {
      stop(3, "audit: NOT RUN: OSV answered about " + results.size() + " of " + packages.size());
    }
    int found = 0;
    int at = 0;
    for (String purl : packages) {
      for (JsonNode known : results.get(at++).path("vulns")) {
        boolean fresh = !accepted.contains(known.path("id").asText());
        found += fresh ? 1 : 0;
        System.out.println(
            (fresh ? "" : "accepted ") + purl + " https://osv.dev/" + known.path("id").asText());
      }
    }
    stop(found == 0 ? 0 : 1, "audit: " + packages.size() + " components, " + found + " findings");
  }

  private static JsonNode ask(URI osv, Set<String> packages)
      throws IOException, InterruptedException {
    ArrayNode queries = JSON.createArrayNode();
    packages.forEach(purl -> queries.addObject().putObject("package").put("purl", purl));
    ObjectNode body = JSON.createObjectNode().set("queries", queries);
    HttpRequest request =
        HttpRequest.newBuilder(osv)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(Duration.ofSeconds(10))
              .build()
              .send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return JSON.readTree(answer.body());
      }
      stop(3, "audit: NOT RUN: " + osv + " answers " + answer.statusCode());
    } catch (IOException unreachable) {
      stop(3, "audit: NOT RUN: " + osv + " cannot be reached (" + unreachable.getClass() + ")");
    }
    throw new AssertionError();
  }

  private static void stop(int status, String why) {
    (status == 3 ? System.err : System.out).println(why);
    System.exit(status);
  }
}
