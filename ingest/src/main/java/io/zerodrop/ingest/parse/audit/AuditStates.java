package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.event.NodeState;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.SliceState;
import io.zerodrop.ingest.event.WorkloadState;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.NodeReader;
import io.zerodrop.ingest.parse.kubernetes.ObjectMeta;
import io.zerodrop.ingest.parse.kubernetes.PodReader;
import io.zerodrop.ingest.parse.kubernetes.ServiceReader;
import io.zerodrop.ingest.parse.kubernetes.SliceReader;
import io.zerodrop.ingest.parse.kubernetes.Tree;
import io.zerodrop.ingest.parse.kubernetes.WorkloadReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The object that a successful write left behind, as far as its bodies show it. */
record AuditStates(
    PodState pod,
    List<PodState> deletedPods,
    SliceState slice,
    WorkloadState workload,
    NodeState node,
    ServiceState service) {

  static final AuditStates NONE = new AuditStates(null, List.of(), null, null, null, null);

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("pods", "Pod"),
          Map.entry("nodes", "Node"),
          Map.entry("services", "Service"),
          Map.entry("endpointslices", "EndpointSlice"),
          Map.entry("deployments", "Deployment"),
          Map.entry("replicasets", "ReplicaSet"),
          Map.entry("statefulsets", "StatefulSet"),
          Map.entry("daemonsets", "DaemonSet"),
          Map.entry("jobs", "Job"),
          Map.entry("horizontalpodautoscalers", "HorizontalPodAutoscaler"),
          Map.entry("poddisruptionbudgets", "PodDisruptionBudget"));

  /**
   * From the response, else from the request where that is the whole object or a patch of it. A
   * patch may hold directives in place of values; one that can't be read shows nothing.
   */
  static AuditStates of(AuditEnvelope envelope) throws Mismatch {
    String kind = "scale".equals(envelope.subresource) ? "Scale" : KINDS.get(envelope.resource);
    if (kind == null) {
      return NONE;
    }
    if (isOfKind(envelope.responseObject, kind)) {
      return whole(kind, envelope, Tree.of(envelope.responseObject));
    }
    Tree request = Tree.of(envelope.requestObject);
    switch (envelope.verb) {
      case "deletecollection":
        return deleted(envelope);
      case "create":
        if ("binding".equals(envelope.subresource)) {
          return ofPod(boundPod(envelope, request));
        }
        return isOfKind(envelope.requestObject, kind) ? whole(kind, envelope, request) : NONE;
      case "update":
        return isOfKind(envelope.requestObject, kind) ? whole(kind, envelope, request) : NONE;
      case "patch":
        try {
          return request.isPresent() ? patched(kind, envelope, request) : NONE;
        } catch (Mismatch directives) {
          return NONE;
        }
      default:
        return NONE;
    }
  }

  private static AuditStates whole(String kind, AuditEnvelope envelope, Tree body) throws Mismatch {
    ObjectMeta meta = ObjectMeta.of(body).orIn(envelope.namespace, envelope.name);
    switch (kind) {
      case "Pod":
        return ofPod(PodReader.read(body, meta));
      case "EndpointSlice":
        return meta.name() == null
            ? NONE
            : new AuditStates(null, null, SliceReader.read(body, meta), null, null, null);
      case "Node":
        return ofNode(NodeReader.read(body, meta));
      case "Service":
        return new AuditStates(null, null, null, null, null, ServiceReader.read(body, meta));
      default:
        return ofWorkload(WorkloadReader.read(kind, body, meta));
    }
  }

  private static AuditStates patched(String kind, AuditEnvelope envelope, Tree patch)
      throws Mismatch {
    ObjectMeta meta = ObjectMeta.of(patch).orIn(envelope.namespace, envelope.name);
    switch (kind) {
      case "Pod":
        return ofPod(PodReader.read(patch, meta));
      case "Node":
        return ofNode(NodeReader.readPatch(patch, meta));
      case "EndpointSlice":
      case "Service":
        return NONE;
      default:
        return ofWorkload(WorkloadReader.readPatch(kind, patch, meta));
    }
  }

  /** The scheduler's Binding: which node a pod, by its uid, goes to. */
  private static PodState boundPod(AuditEnvelope envelope, Tree binding) throws Mismatch {
    ObjectMeta meta = ObjectMeta.of(binding).orIn(envelope.namespace, envelope.name);
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("spec").put("nodeName", binding.object("target").text("name"));
    return PodReader.read(Tree.of(patch), meta);
  }

  private static AuditStates deleted(AuditEnvelope envelope) throws Mismatch {
    if (!"pods".equals(envelope.resource)) {
      return NONE;
    }
    List<PodState> pods = new ArrayList<>();
    for (Tree pod : Tree.of(envelope.responseObject).objects("items")) {
      pods.add(PodReader.read(pod, ObjectMeta.of(pod).orIn(envelope.namespace, null)));
    }
    return new AuditStates(null, pods, null, null, null, null);
  }

  private static boolean isOfKind(JsonNode body, String kind) {
    return body.has("kind")
        ? kind.equals(body.path("kind").textValue())
        : body.path("metadata").has("name");
  }

  private static AuditStates ofPod(PodState pod) {
    return new AuditStates(pod, null, null, null, null, null);
  }

  private static AuditStates ofNode(NodeState node) {
    return new AuditStates(null, null, null, null, node, null);
  }

  private static AuditStates ofWorkload(WorkloadState workload) {
    return new AuditStates(null, null, null, workload, null, null);
  }
}
