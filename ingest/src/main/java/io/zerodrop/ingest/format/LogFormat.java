package io.zerodrop.ingest.format;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.audit.AuditParser;
import io.zerodrop.ingest.parse.audit.AuditYamlParser;
import io.zerodrop.ingest.parse.aws.AlbParser;
import io.zerodrop.ingest.parse.custom.JsonFieldsParser;
import io.zerodrop.ingest.parse.custom.NginxFormatParser;
import io.zerodrop.ingest.parse.custom.PatternParser;
import io.zerodrop.ingest.parse.envoy.EnvoyFormatParser;
import io.zerodrop.ingest.parse.envoy.EnvoyParser;
import io.zerodrop.ingest.parse.gcp.GcpLoadBalancerParser;
import io.zerodrop.ingest.parse.haproxy.HaproxyParser;
import io.zerodrop.ingest.parse.kubelet.KubeletParser;
import io.zerodrop.ingest.parse.kubeproxy.KubeProxyParser;
import io.zerodrop.ingest.parse.kubernetes.ManifestParser;
import io.zerodrop.ingest.parse.kubernetes.ObjectParser;
import io.zerodrop.ingest.parse.nginx.IngressNginxParser;
import io.zerodrop.ingest.parse.nginx.NginxCombinedParser;
import io.zerodrop.ingest.parse.nginx.NginxErrorParser;
import io.zerodrop.ingest.parse.nginx.NginxJsonParser;
import io.zerodrop.ingest.parse.node.NodeProcessParser;
import io.zerodrop.ingest.parse.probe.ProbeParser;
import io.zerodrop.ingest.parse.traefik.TraefikParser;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every format that can be read: its id, what it is about, what its records are, who reads them.
 */
public enum LogFormat {
  /** audit.k8s.io events, one or many a value, plain or as clouds export them. */
  AUDIT("audit", LogKind.AUDIT, Framing.JSON_VALUE, Dating.FULL, AuditParser::new),
  AUDIT_YAML("audit-yaml", LogKind.AUDIT, Framing.YAML_DOCUMENT, Dating.FULL, AuditYamlParser::new),
  ENDPOINT_SLICE(
      "endpointslice", LogKind.ENDPOINT_SLICE, Framing.JSON_VALUE, Dating.FULL, ObjectParser::new),
  POD("pod", LogKind.POD, Framing.JSON_VALUE, Dating.FULL, ObjectParser::new),
  EVENT("event", LogKind.EVENT, Framing.JSON_VALUE, Dating.FULL, ObjectParser::new),
  /** Any other objects of the Kubernetes API: Services, workloads, nodes, mixed lists. */
  OBJECT("object", LogKind.MANIFEST, Framing.JSON_VALUE, Dating.NONE, ObjectParser::new),
  MANIFEST("manifest", LogKind.MANIFEST, Framing.YAML_DOCUMENT, Dating.NONE, ManifestParser::new),
  ENDPOINT_SLICE_YAML(
      "endpointslice-yaml",
      LogKind.ENDPOINT_SLICE,
      Framing.YAML_DOCUMENT,
      Dating.NONE,
      ManifestParser::new),
  POD_YAML("pod-yaml", LogKind.POD, Framing.YAML_DOCUMENT, Dating.NONE, ManifestParser::new),
  KUBE_PROXY("kube-proxy", LogKind.KUBE_PROXY, Framing.LINE, Dating.NO_YEAR, KubeProxyParser::new),
  /** k3s and its like: kube-proxy, kubelet and more in one log. */
  NODE_PROCESS(
      "node-process", LogKind.KUBE_PROXY, Framing.LINE, Dating.NO_YEAR, NodeProcessParser::new),
  KUBELET("kubelet", LogKind.KUBELET, Framing.LINE, Dating.NO_YEAR, KubeletParser::new),
  /** What the controller's container writes: access lines, and among them errors and its own. */
  INGRESS_NGINX(
      "ingress-nginx", LogKind.ACCESS, Framing.LINE, Dating.FULL, IngressNginxParser::new),
  NGINX_JSON("nginx-json", LogKind.ACCESS, Framing.LINE, Dating.FULL, NginxJsonParser::new),
  /** nginx's combined format and the main format of F5's controller, which name no upstream. */
  NGINX_COMBINED(
      "nginx-combined", LogKind.ACCESS, Framing.LINE, Dating.FULL, NginxCombinedParser::new),
  NGINX_ERROR(
      "nginx-error", LogKind.NGINX_ERROR, Framing.LINE, Dating.NO_ZONE, NginxErrorParser::new),
  HAPROXY("haproxy", LogKind.ACCESS, Framing.LINE, Dating.NO_ZONE, HaproxyParser::new),
  /** What an Envoy writes as text: access lines of Envoy, Contour and Istio, and its own log. */
  ENVOY("envoy", LogKind.ACCESS, Framing.LINE, Dating.FULL, EnvoyParser::new),
  ENVOY_JSON("envoy-json", LogKind.ACCESS, Framing.LINE, Dating.FULL, EnvoyParser::new),
  TRAEFIK("traefik", LogKind.ACCESS, Framing.LINE, Dating.FULL, TraefikParser::new),
  TRAEFIK_JSON("traefik-json", LogKind.ACCESS, Framing.LINE, Dating.FULL, TraefikParser::new),
  AWS_ALB("aws-alb", LogKind.ACCESS, Framing.LINE, Dating.FULL, AlbParser::new),
  GCP_LB("gcp-lb", LogKind.ACCESS, Framing.JSON_VALUE, Dating.FULL, GcpLoadBalancerParser::new),
  /** Requests as their client saw them. */
  PROBE("probe", LogKind.PROBE, Framing.LINE, Dating.FULL, ProbeParser::new),
  /** An nginx log_format that the user gives. */
  NGINX_FORMAT("nginx-format", LogKind.ACCESS, Framing.LINE, Dating.FULL, NginxFormatParser::new),
  /** An Envoy format that the user gives. */
  ENVOY_FORMAT("envoy-format", LogKind.ACCESS, Framing.LINE, Dating.FULL, EnvoyFormatParser::new),
  /** JSON whose fields the user names. */
  JSON_FIELDS(
      "json-fields", LogKind.ACCESS, Framing.JSON_VALUE, Dating.FULL, JsonFieldsParser::new),
  /** Text that a pattern of the user takes apart. */
  PATTERN("pattern", LogKind.ACCESS, Framing.LINE, Dating.FULL, PatternParser::new);

  private final String id;
  private final LogKind kind;
  private final Framing framing;
  private final Dating dating;
  private final Function<FileContext, RecordParser> parser;

  LogFormat(
      String id,
      LogKind kind,
      Framing framing,
      Dating dating,
      Function<FileContext, RecordParser> parser) {
    this.id = id;
    this.kind = kind;
    this.framing = framing;
    this.dating = dating;
    this.parser = parser;
  }

  public String id() {
    return id;
  }

  public LogKind kind() {
    return kind;
  }

  public Framing framing() {
    return framing;
  }

  /** How much of a time its records tell. */
  public Dating dating() {
    return dating;
  }

  /** Whether its parser wants the syslog header of a line, for what it tells of the writer. */
  public boolean readsSyslog() {
    return this == HAPROXY;
  }

  /** Whether its parser makes the same of a record wherever it stands, so any may come first. */
  public boolean recordsStandAlone() {
    return switch (this) {
      case AUDIT, ENDPOINT_SLICE, POD, EVENT, OBJECT -> true;
      case INGRESS_NGINX, NGINX_JSON, NGINX_ERROR, NGINX_FORMAT -> true;
      case AWS_ALB, GCP_LB, ENVOY_FORMAT, JSON_FIELDS, PATTERN -> true;
      default -> false;
    };
  }

  /** Whether the user has to say how its records are laid out. */
  public boolean needsLayout() {
    return this == NGINX_FORMAT || this == ENVOY_FORMAT || this == JSON_FIELDS || this == PATTERN;
  }

  /** A parser for one file. */
  public RecordParser newParser(FileContext context) {
    return parser.apply(context);
  }

  public static Optional<LogFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }
}
