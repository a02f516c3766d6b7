package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.Credentials;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where an Elasticsearch is and who asks; secrets come from files or the environment. */
final class ElasticsearchOptions {

  static final String URL_VARIABLE = "ZERODROP_ELASTICSEARCH_URL";

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description = "Publish to this Elasticsearch (8.19 or 9.x), such as https://host:9200.")
  String url;

  @Option(
      names = "--elasticsearch-user",
      paramLabel = "NAME",
      description = "Who asks; its password comes from a file or ZERODROP_ELASTICSEARCH_PASSWORD.")
  String user;

  @Option(
      names = "--elasticsearch-password-file",
      paramLabel = "FILE",
      description = "A file with the password of the user.")
  Path passwordFile;

  @Option(
      names = "--elasticsearch-api-key-file",
      paramLabel = "FILE",
      description =
          "A file with an API key as Elasticsearch encodes it (else ZERODROP_ELASTICSEARCH_API_KEY).")
  Path apiKeyFile;

  @Option(
      names = "--elasticsearch-ca",
      paramLabel = "FILE",
      description = "The certificate of the authority that signed the server's.")
  Path ca;

  @Option(
      names = "--elasticsearch-ca-fingerprint",
      paramLabel = "HEX",
      description = "SHA-256 of that certificate instead, for servers that send it along.")
  String fingerprint;

  /** Null where none was asked for. */
  ConnectionSettings settings(Map<String, String> environment) throws UnusableInput {
    return url == null ? null : at("--elasticsearch", url, environment);
  }

  /** With an address from the environment where the command line has none. */
  ConnectionSettings required(Map<String, String> environment) throws UnusableInput {
    String address = url == null ? environment.get(URL_VARIABLE) : url;
    if (address == null) {
      throw new UnusableInput(
          "which Elasticsearch? give --elasticsearch URL or set " + URL_VARIABLE);
    }
    return at("--elasticsearch", address, environment);
  }

  /**
   * Who asks and whom to trust, at an address that another option gave.
   *
   * @param option for messages
   */
  ConnectionSettings at(String option, String address, Map<String, String> environment)
      throws UnusableInput {
    URI parsed = ServerAddress.parse(option, address);
    String caFile = ca == null ? environment.get("ZERODROP_ELASTICSEARCH_CA") : ca.toString();
    if (ca == null && fingerprint != null) {
      caFile = null;
    }
    if (ca != null && fingerprint != null) {
      throw new UnusableInput(
          "--elasticsearch-ca and --elasticsearch-ca-fingerprint exclude each other");
    }
    return new ConnectionSettings(parsed, caFile, fingerprint, credentials(environment));
  }

  private Credentials credentials(Map<String, String> environment) throws UnusableInput {
    Secrets secrets = new Secrets(environment);
    String name = user == null ? environment.get("ZERODROP_ELASTICSEARCH_USER") : user;
    String apiKey = secrets.find(apiKeyFile, "ZERODROP_ELASTICSEARCH_API_KEY");
    if (apiKey != null && user != null) {
      throw new UnusableInput("an API key and --elasticsearch-user exclude each other");
    }
    if (apiKey != null) {
      return Credentials.apiKey(apiKey);
    }
    String password = secrets.find(passwordFile, "ZERODROP_ELASTICSEARCH_PASSWORD");
    if (name == null) {
      if (passwordFile != null) {
        throw new UnusableInput("whose password is it? give --elasticsearch-user NAME");
      }
      return Credentials.NONE;
    }
    if (password == null) {
      throw new UnusableInput(
          "no password for "
              + name
              + "; give --elasticsearch-password-file FILE or set ZERODROP_ELASTICSEARCH_PASSWORD");
    }
    return Credentials.basic(name, password);
  }
}
