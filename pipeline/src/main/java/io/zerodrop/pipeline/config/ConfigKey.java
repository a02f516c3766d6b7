package io.zerodrop.pipeline.config;

import static io.zerodrop.pipeline.config.ConfigType.ADDRESS;
import static io.zerodrop.pipeline.config.ConfigType.DURATION;
import static io.zerodrop.pipeline.config.ConfigType.FLAG;
import static io.zerodrop.pipeline.config.ConfigType.MAP;
import static io.zerodrop.pipeline.config.ConfigType.NUMBER;
import static io.zerodrop.pipeline.config.ConfigType.TEXT;
import static io.zerodrop.pipeline.config.ConfigType.TEXTS;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every key of the file, and the option that it stands for. */
public enum ConfigKey {
  PATHS("inputs.paths", "", TEXTS, "files and directories to follow, bundles among them"),
  AS("inputs.as", "--as", MAP, "kind of the files whose names match a glob: `kind: glob`"),
  ACCESS_FORMAT(
      "inputs.access_format", "--access-format", MAP, "layout of access logs: `glob: layout`"),
  ZONE("inputs.zone", "--zone", TEXT, "time zone of times without one"),
  YEAR("inputs.year", "--year", NUMBER, "year of times without one"),
  KAFKA("kafka.bootstrap_servers", "--kafka", TEXT, "brokers, as `host:port,host:port`"),
  TOPICS("kafka.topics", "--topic", TEXTS, "topics with logs in them"),
  TOPIC_FORMATS(
      "kafka.formats", "--topic-format", MAP, "kind of a topic that is not to be found out"),
  GROUP("kafka.group", "--kafka-group", TEXT, "consumer group that offsets are committed under"),
  START(
      "kafka.start",
      "--kafka-start",
      TEXT,
      "where to begin without a checkpoint: `earliest`, `latest` or `committed`"),
  KAFKA_PROPERTIES(
      "kafka.properties_file",
      "--kafka-properties",
      TEXT,
      "properties of the consumer, with encryption and credentials"),
  NAMESPACE(
      "kubernetes.namespace",
      "--kubernetes",
      TEXT,
      "namespace to watch and record, or `all`; without it nothing is watched"),
  CONTEXT("kubernetes.context", "--context", TEXT, "context of the kubeconfig"),
  WEBHOOK("webhook.address", "--webhook", ADDRESS, "where to receive audit events"),
  TLS_CERT("webhook.tls_cert", "--tls-cert", TEXT, "file with the certificate chain"),
  TLS_KEY("webhook.tls_key", "--tls-key", TEXT, "file with the certificate's key"),
  TOKEN_FILE("webhook.token_file", "--token-file", TEXT, "file with the bearer token of callers"),
  CLIENT_CA("webhook.client_ca", "--client-ca", TEXT, "file with who signs callers' certificates"),
  MAX_BODY("webhook.max_body", "--max-body", NUMBER, "largest batch of events, in MiB"),
  BUNDLE("bundle", "--bundle", TEXT, "directory that the watch and the webhook record into"),
  OUT("out", "--out", TEXT, "directory of the outputs"),
  ELASTICSEARCH("elasticsearch.url", "--elasticsearch", TEXT, "Elasticsearch to publish to"),
  ELASTICSEARCH_USER("elasticsearch.user", "--elasticsearch-user", TEXT, "who publishes"),
  PASSWORD_FILE(
      "elasticsearch.password_file",
      "--elasticsearch-password-file",
      TEXT,
      "file with the user's password"),
  API_KEY_FILE(
      "elasticsearch.api_key_file",
      "--elasticsearch-api-key-file",
      TEXT,
      "file with an API key instead"),
  ELASTICSEARCH_CA(
      "elasticsearch.ca",
      "--elasticsearch-ca",
      TEXT,
      "certificate of the authority that signed the server's"),
  FINGERPRINT(
      "elasticsearch.ca_fingerprint",
      "--elasticsearch-ca-fingerprint",
      TEXT,
      "SHA-256 of that certificate instead"),
  NOTIFICATIONS(
      "notifications",
      "--notify",
      TEXTS,
      "who is told of each new finding: `webhook=`, `slack=` or `alertmanager=` with a URL or `@FILE`"),
  HEALTH_PORT("health_port", "--health-port", NUMBER, "port of 127.0.0.1 that says how it is"),
  METRICS_PORT("metrics_port", "--metrics-port", NUMBER, "port that serves metrics to Prometheus"),
  STATE("state", "--state", TEXT, "directory of the checkpoints"),
  CHECKPOINT_INTERVAL(
      "checkpoint_interval", "--checkpoint-interval", DURATION, "time between two checkpoints"),
  MAX_LATENESS(
      "max_lateness", "--max-lateness", DURATION, "how late the cluster's logs may tell of a time"),
  SETTLE("settle", "--settle", DURATION, "time without anything new that closes an incident"),
  STOP_WHEN_IDLE(
      "stop_when_idle", "--stop-when-idle", DURATION, "silence after which the stream ends"),
  NORMAL_PROPAGATION(
      "normal_propagation",
      "--normal-propagation",
      MAP,
      "how long a router may take before it counts as stale: `kube-proxy`, `ingress`, `cloud-lb`"),
  KEEP_QUERY("keep_query", "--keep-query", FLAG, "keep query strings in the outputs"),
  REDACT("redact", "--redact", FLAG, "number the clients instead of naming their addresses"),
  NO_CLOCK_CORRECTION(
      "no_clock_correction", "--no-clock-correction", FLAG, "take every time as logged");

  private static final String PREFIX = "ZERODROP_";

  private final String path;
  private final String option;
  private final ConfigType type;
  private final String meaning;

  ConfigKey(String path, String option, ConfigType type, String meaning) {
    this.path = path;
    this.option = option;
    this.type = type;
    this.meaning = meaning;
  }

  /** In the file, with dots between the levels. */
  public String path() {
    return path;
  }

  /** On the command line; empty for what stands there without one. */
  public String option() {
    return option;
  }

  public ConfigType type() {
    return type;
  }

  public String meaning() {
    return meaning;
  }

  /** In the environment. */
  public String variable() {
    return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** Whether the option itself asks the environment, in its own way. */
  boolean readsItsVariable() {
    return this == ELASTICSEARCH_USER || this == ELASTICSEARCH_CA;
  }

  static Optional<ConfigKey> of(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }

  /** Whether there are keys below the path. */
  static boolean isSection(String path) {
    return Arrays.stream(values()).anyMatch(key -> key.path.startsWith(path + "."));
  }
}
