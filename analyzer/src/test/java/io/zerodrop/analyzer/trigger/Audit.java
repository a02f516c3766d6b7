package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.NodeState;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.WorkloadState;
import io.zerodrop.ingest.event.WriteChange;
import java.time.Instant;
import java.util.List;

/** One audit event, told as a sentence: {@code by("alice").at("10:00:01").patched(...)}. */
final class Audit {

  static final String KUBECTL = "kubectl/v1.36.2 (linux/amd64) kubernetes/8e16b12";
  private static final String SYSTEM = "system:serviceaccount:kube-system:";
  private static long lines;

  private final String user;
  private String impersonator;
  private String agent;
  private Stamp time = Clock.at("10:00:00");
  private String level = "RequestResponse";
  private String verb;
  private String resource;
  private String subresource;
  private String namespace;
  private String name;
  private String uid;
  private int code = 200;
  private String message;
  private Long grace;
  private boolean dryRun;
  private String manager;
  private WriteChange change;
  private PodState pod;
  private List<PodState> deleted = List.of();
  private WorkloadState workload;
  private NodeState node;

  private Audit(String user, String agent) {
    this.user = user;
    this.agent = agent;
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
    time = Clock.at(clock);
    return this;
  }

  /** Only who, what and when was logged. */
  Audit metadata() {
    level = "Metadata";
    change = null;
    pod = null;
    deleted = List.of();
    workload = null;
    node = null;
    grace = null;
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
    created("pods", namespace, pod);
    subresource = "eviction";
    return this;
  }

  Audit scaled(String resource, String namespace, String name, Integer from, int to) {
    did("patch", resource, namespace, name);
    subresource = "scale";
    change = new WriteChange(false, to, null, List.of("spec.replicas=" + to));
    workload = Workload.scale(namespace, name, to, from);
    return this;
  }

  Audit refused(int code, String message) {
    this.code = code;
    this.message = message;
    return this;
  }

  Audit answered(int code) {
    this.code = code;
    return this;
  }

  Audit manager(String fieldManager) {
    manager = fieldManager;
    return this;
  }

  Audit template(String... paths) {
    change = new WriteChange(true, null, null, List.of(paths));
    return this;
  }

  Audit change(WriteChange what) {
    change = what;
    return this;
  }

  Audit state(WorkloadState state) {
    workload = state;
    return this;
  }

  Audit unschedulable(boolean value) {
    change = new WriteChange(false, null, value, List.of("spec.unschedulable=" + value));
    return this;
  }

  Audit taints(String... taints) {
    node = new NodeState(name, false, true, List.of(taints), List.of());
    change = new WriteChange(false, null, null, List.of("spec.taints"));
    return this;
  }

  Audit status() {
    subresource = "status";
    return this;
  }

  Audit sub(String name) {
    subresource = name;
    return this;
  }

  Audit grace(long seconds) {
    grace = seconds;
    return this;
  }

  Audit uid(String value) {
    uid = value;
    return this;
  }

  Audit dryRun() {
    dryRun = true;
    return this;
  }

  Audit naming(PodState... pods) {
    deleted = List.of(pods);
    return this;
  }

  AuditEvent event() {
    long line = ++lines;
    return new AuditEvent(
        new Position("audit.log", line, line * 1_000),
        time,
        "id-" + line,
        level,
        verb,
        user,
        impersonator,
        agent,
        resource,
        subresource,
        namespace,
        name,
        uid,
        code,
        message,
        grace,
        dryRun,
        manager,
        change,
        pod,
        deleted,
        null,
        workload,
        node,
        null);
  }

  private Audit did(String verb, String resource, String namespace, String name) {
    this.verb = verb;
    this.resource = resource;
    this.namespace = namespace;
    this.name = name;
    return this;
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
