package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a Kibana is; whoever asks is the same as for Elasticsearch. */
final class KibanaOptions {

  static final String URL_VARIABLE = "ZERODROP_KIBANA_URL";

  @Option(
      names = "--kibana",
      paramLabel = "URL",
      description =
          "The Kibana to import the dashboards into (8.19 or 9.x), with its base path if it has one"
              + " (else ZERODROP_KIBANA_URL).")
  String url;

  @Option(
      names = "--kibana-space",
      paramLabel = "ID",
      description = "The space to import into (default: the default space).")
  String space;

  @Option(
      names = "--kibana-ca",
      paramLabel = "FILE",
      description = "As --elasticsearch-ca, where Kibana's authority is another.")
  Path ca;

  /** Null where none was asked for. */
  ConnectionSettings settings(ElasticsearchOptions elasticsearch, Map<String, String> environment)
      throws UnusableInput {
    String address = url == null ? environment.get(URL_VARIABLE) : url;
    if (address == null) {
      return null;
    }
    ConnectionSettings trust = elasticsearch.at("--kibana", address, environment);
    return ca == null
        ? trust
        : new ConnectionSettings(trust.url(), ca.toString(), null, trust.credentials());
  }
}
