package io.zerodrop.analyzer.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.audit.AuditParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One line of an audit log, told as a sentence: {@code by("alice").at("10:00:01").patched(...)}. It
 * is written as the API server writes it and read back by the parser.
 */
final class Audit {

  static final String KUBECTL = "kubectl/v1.36.2 (linux/amd64) kubernetes/8e16b12";
  private static final String SYSTEM = "system:serviceaccount:kube-system:";
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> GROUPS =
      Map.of(
          "pods", "",
          "nodes", "",
          "namespaces", "",
          "leases", "coordination.k8s.io",
          "horizontalpodautoscalers", "autoscaling",
          "rollouts", "argoproj.io",
          "scaledobjects", "keda.sh");

  private static long lines;

  private final ObjectNode record = JSON.createObjectNode();
  private final String user;
  private String impersonator;
  private String query = "";
  private int code = 200;

  private Audit(String user, String agent) {
    this.user = user;
    record.put("kind", "Event").put("apiVersion", "audit.k8s.io/v1");
    record.put("level", "RequestResponse").put("stage", "ResponseComplete");
    record.put("userAgent", agent);
    at("10:00:00");
  }

  /** A person with kubectl. */
  static Audit by(String user) {
    return new Audit(user, KUBECTL);
  }

  static Audit byTool(String user, String agent) {
    return new Audit(user, agent);
  }

  static Audit byController(String name) {
    return new Audit(
        SYSTEM + name, "kube-controller-manager/v1.36.2 (linux/amd64) " + SYSTEM + name);
  }

  static Audit byKubelet(String node) {
    return new Audit("system:node:" + node, "kubelet/v1.36.2 (linux/amd64) kubernetes/8e16b12");
  }

  Audit impersonatedBy(String other) {
    impersonator = other;
    return this;
  }

  /** {@code hh:mm:ss[.fraction]}; the request took 5 ms. */
  Audit at(String clock) {
    Instant received = Instant.parse("2026-05-04T" + clock + "Z");
    record.put("requestReceivedTimestamp", MICROS.format(received));
    record.put("stageTimestamp", MICROS.format(received.plus(5, ChronoUnit.MILLIS)));
    return this;
  }

  /** Only who, what and when was logged. */
  Audit metadata() {
    record.put("level", "Metadata").remove(List.of("requestObject", "responseObject"));
    return this;
  }

  Audit patched(String resource, String namespace, String name) {
    return did("patch", resource, namespace, name);
  }

  Audit updated(String resource, String namespace, String name) {
    return did("update", resource, namespace, name);
  }

  Audit created(String resource, String namespace, String name) {
    code = 201;
    return did("create", resource, namespace, name);
  }

  Audit deleted(String resource, String namespace, String name) {
    return did("delete", resource, namespace, name);
  }

  Audit deletedAll(String resource, String namespace) {
    return did("deletecollection", resource, namespace, null);
  }

  Audit evicted(String namespace, String pod) {
    return created("pods", namespace, pod).sub("eviction");
  }

  Audit scaled(String resource, String namespace, String name, int from, int to) {
    did("patch", resource, namespace, name).sub("scale").body("{'spec':{'replicas':" + to + "}}");
    ObjectNode scale = record.putObject("responseObject").put("kind", "Scale");
    scale.putObject("metadata").put("name", name).put("namespace", namespace);
    if (to > 0) {
      scale.putObject("spec").put("replicas", to);
    }
    scale.putObject("status").put("replicas", from);
    return this;
  }

  Audit refused(String message) {
    record.putObject("responseStatus").put("status", "Failure").put("message", message);
    return answered(429);
  }

  Audit answered(int code) {
    this.code = code;
    return this;
  }

  Audit manager(String fieldManager) {
    query = "?fieldManager=" + fieldManager;
    return this;
  }

  Audit dryRun() {
    query = "?dryRun=All";
    return this;
  }

  /** The request's body; single quotes stand for double ones. */
  Audit body(String json) {
    record.set("requestObject", tree(json));
    return this;
  }

  /** What kubectl rollout restart sends. */
  Audit restarting() {
    return manager("kubectl-rollout")
        .body(
            "{'spec':{'template':{'metadata':{'annotations':"
                + "{'kubectl.kubernetes.io/restartedAt':'2026-05-04T10:05:00Z'}}}}}");
  }

  /** A patch of the image of container app. */
  Audit image(String image) {
    return body(
        "{'spec':{'template':{'spec':{'containers':[{'name':'app','image':'" + image + "'}]}}}}");
  }

  /** The object in the response. */
  Audit left(Workload workload) {
    record.set("responseObject", tree(workload.json()));
    return this;
  }

  Audit unschedulable(boolean value) {
    return body("{'spec':{'unschedulable':" + (value ? "true" : "null") + "}}");
  }

  /** The taints of the node in the response, {@code key=value:effect} each. */
  Audit taints(String... taints) {
    ObjectNode node = record.putObject("responseObject").put("kind", "Node");
    node.putObject("metadata").set("name", record.path("objectRef").path("name"));
    ArrayNode list = node.putObject("spec").putArray("taints");
    for (String taint : taints) {
      String[] parts = taint.split("[=:]");
      ObjectNode entry = list.addObject().put("key", parts[0]);
      entry.put("effect", parts[parts.length - 1]);
      if (parts.length == 3) {
        entry.put("value", parts[1]);
      }
    }
    ObjectNode patch = JSON.createObjectNode();
    patch.putObject("spec").set("taints", list.deepCopy());
    record.set("requestObject", patch);
    return this;
  }

  Audit status() {
    return sub("status");
  }

  Audit sub(String name) {
    reference().put("subresource", name);
    return this;
  }

  Audit grace(long seconds) {
    return body("{'kind':'DeleteOptions','gracePeriodSeconds':" + seconds + "}");
  }

  Audit uid(String value) {
    reference().put("uid", value);
    return this;
  }

  /** The pods in the answer to a deletecollection. */
  Audit naming(String... pods) {
    ObjectNode list = record.putObject("responseObject").put("kind", "PodList");
    ArrayNode items = list.putArray("items");
    for (String pod : pods) {
      items.addObject().putObject("metadata").put("name", pod).put("namespace", "shop");
    }
    return this;
  }

  /** Read by the parser; fails where that makes nothing of it. */
  AuditEvent event() {
    return (AuditEvent) events().get(0);
  }

  /** What the parser makes of the line: nothing where it is of no use. */
  List<ClusterEvent> events() {
    long line = ++lines;
    record.put("auditID", "id-" + line);
    record.put("requestURI", "/api" + query);
    record.putObject("user").put("username", impersonator == null ? user : impersonator);
    if (impersonator != null) {
      record.putObject("impersonatedUser").put("username", user);
    }
    ObjectNode status =
        record.path("responseStatus") instanceof ObjectNode given
            ? given
            : record.putObject("responseStatus");
    status.put("code", code);
    List<ClusterEvent> read = new ArrayList<>();
    new AuditParser(FileContext.of("audit.log", 0))
        .parse(LogRecord.of(record.toString(), "audit.log", line), into(read));
    return read;
  }

  private Audit did(String verb, String resource, String namespace, String name) {
    record.put("verb", verb);
    ObjectNode reference = record.putObject("objectRef").put("resource", resource);
    reference.put("apiGroup", GROUPS.getOrDefault(resource, "apps"));
    if (namespace != null) {
      reference.put("namespace", namespace);
    }
    if (name != null) {
      reference.put("name", name);
    }
    return this;
  }

  private ObjectNode reference() {
    return (ObjectNode) record.path("objectRef");
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ParsedSink into(List<ClusterEvent> read) {
    return new ParsedSink() {
      @Override
      public void event(ClusterEvent event) {
        read.add(event);
      }

      @Override
      public void request(RequestLogged request) {
        throw new AssertionError("an audit log holds no requests of clients");
      }

      @Override
      public void rejected(Rejected rejected) {
        throw new AssertionError(rejected.reason());
      }

      @Override
      public void irrelevant() {
        // nothing to collect
      }
    };
  }

  /** Times of the one day on which everything happens. */
  static final class Clock {

    private Clock() {}

    static long micros(String clock) {
      Instant instant = Instant.parse("2026-05-04T" + clock + "Z");
      return instant.getEpochSecond() * Stamp.SECOND + instant.getNano() / 1_000;
    }

    static Stamp at(String clock) {
      return new Stamp(micros(clock), micros(clock) + 5 * Stamp.MILLISECOND);
    }
  }
}
