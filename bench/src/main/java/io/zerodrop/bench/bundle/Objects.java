package io.zerodrop.bench.bundle;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Objects of the Kubernetes API as JSON, as they stand at a time. */
final class Objects {

  private static final Template POD = Template.of("pod.json");
  private static final Template STATUS = Template.of("status.json");
  private static final Template SLICE = Template.of("slice.json");
  private static final Template ENDPOINT = Template.of("endpoint.json");
  private static final Template DEPLOYMENT = Template.of("deployment.json");
  private static final Template REPLICA_SET = Template.of("replicaset.json");
  private static final Template EVENT = Template.of("event.json");

  private final Identities ids;
  private final String created;

  /**
   * @param start before which all was there for a day
   */
  Objects(Identities ids, long start) {
    this.ids = ids;
    this.created = Times.second(start - 86_400 * Times.SECOND);
  }

  String pod(Pod pod, long at, String status) {
    Map<String, String> values = ofPod(pod, at);
    boolean deleted = pod.deleted <= at;
    values.put("generation", deleted ? "2" : "1");
    values.put(
        "deletion",
        deleted
            ? "\"deletionTimestamp\":\""
                + Times.second(pod.deleted + 30 * Times.SECOND)
                + "\",\"deletionGracePeriodSeconds\":30,"
            : "");
    values.put("placed", "\"nodeName\":\"" + pod.node.name() + "\",");
    values.put("status", status);
    return POD.with(values);
  }

  String running(Pod pod, long at) {
    return status(pod, at, true, "{\"running\":{\"startedAt\":\"" + Times.second(at) + "\"}}");
  }

  String exited(Pod pod, long at) {
    return status(
        pod,
        at,
        false,
        "{\"terminated\":{\"exitCode\":0,\"reason\":\"Completed\",\"startedAt\":\""
            + Times.second(pod.created)
            + "\",\"finishedAt\":\""
            + Times.second(pod.closed)
            + "\"}}");
  }

  private String status(Pod pod, long at, boolean ready, String state) {
    Map<String, String> values = ofPod(pod, at);
    values.put("phase", "Running");
    values.put("ready", ready ? "True" : "False");
    values.put("isReady", Boolean.toString(ready));
    values.put("host", pod.node.ip());
    values.put("state", state);
    values.put("container", ids.hex(64));
    return STATUS.with(values);
  }

  private Map<String, String> ofPod(Pod pod, long at) {
    Map<String, String> values = ofService(pod.service);
    values.put("name", pod.name);
    values.put("uid", pod.uid);
    values.put("ip", pod.ip);
    values.put("created", Times.second(pod.created));
    values.put("changed", Times.second(at));
    ofSet(pod.set, values);
    return values;
  }

  private Map<String, String> ofService(Service service) {
    Map<String, String> values = new HashMap<>();
    values.put("service", service.name);
    values.put("namespace", service.namespace);
    values.put("serviceUid", service.uid);
    values.put("uid", service.deploymentUid);
    values.put("clusterIp", service.clusterIp);
    values.put("created", created);
    values.put("revision", Long.toString(ids.revision()));
    values.put("generation", Integer.toString(service.generation));
    values.put("replicas", Integer.toString(service.replicas));
    return values;
  }

  private static void ofSet(Pod.ReplicaSet set, Map<String, String> values) {
    values.put("set", set.name());
    values.put("hash", set.hash());
    values.put("setUid", set.uid());
    values.put("number", Integer.toString(set.revision()));
    values.put("version", "1." + set.revision() + ".0");
    values.put("checksum", set.uid().replace("-", ""));
  }

  String deployment(Service service, Pod.ReplicaSet set) {
    Map<String, String> values = ofService(service);
    ofSet(set, values);
    values.put("observed", Integer.toString(service.generation - 1));
    return DEPLOYMENT.with(values);
  }

  /** As its controller has just written it; what it observed is what was before. */
  String replicaSet(Service service, Pod.ReplicaSet set, int replicas, int before) {
    Map<String, String> values = ofService(service);
    ofSet(set, values);
    values.put("desired", Integer.toString(service.replicas));
    values.put("most", Integer.toString(service.replicas + 1));
    values.put("replicas", Integer.toString(replicas));
    values.put("observed", Integer.toString(before));
    values.put("setGeneration", Integer.toString(1 + Math.max(replicas, before)));
    values.put("seen", Integer.toString(Math.max(replicas, before)));
    return REPLICA_SET.with(values);
  }

  String slice(Service service, long at) {
    Map<String, String> values = ofService(service);
    values.put("slice", service.slice);
    values.put("sliceUid", service.sliceUid);
    values.put("changed", Times.second(at));
    values.put(
        "endpoints",
        service.endpoints.stream().map(pod -> endpoint(pod, at)).collect(Collectors.joining(",")));
    return SLICE.with(values);
  }

  private static String endpoint(Pod pod, long at) {
    boolean deleted = pod.deleted <= at;
    return ENDPOINT.with(
        Map.of(
            "ip",
            pod.ip,
            "ready",
            Boolean.toString(!deleted),
            "serving",
            Boolean.toString(pod.closed > at),
            "terminating",
            Boolean.toString(deleted),
            "namespace",
            pod.service.namespace,
            "name",
            pod.name,
            "uid",
            pod.uid,
            "node",
            pod.node.name()));
  }

  String event(Pod pod, long at, String reason, String message) {
    Map<String, String> values = ofPod(pod, at);
    values.put("podUid", pod.uid);
    values.put("uid", ids.uid());
    values.put("mark", ids.hex(16));
    values.put("created", Times.second(at));
    values.put("reason", reason);
    values.put("message", message);
    values.put("node", pod.node.name());
    return EVENT.with(values);
  }

  String manifest(Service service) {
    return Template.of("manifests.yaml").with(ofService(service));
  }
}
