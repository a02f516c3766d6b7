package io.zerodrop.bench.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A rolling update whose pods exit as soon as they are told to, while routers still send to them:
 * one new pod at a time, and when it is ready, one old pod goes.
 */
final class Rollout {

  private static final long MS = Times.MS;
  private static final long STEP = 4 * Times.SECOND;

  private final Scene scene;
  private final int index;
  private final Service service;
  private final List<Pod> old;
  private final Pod.ReplicaSet before;
  private final Pod.ReplicaSet after;

  Rollout(Scene scene, int index) {
    this.scene = scene;
    this.index = index;
    this.service = scene.world.services.get(index);
    this.old = new ArrayList<>(service.endpoints);
    this.before = old.get(0).set;
    service.generation++;
    service.rolling = true;
    this.after = scene.world.newSet(service);
  }

  static long duration(int replicas) {
    return replicas * STEP + 10 * Times.SECOND;
  }

  void start(long at) throws IOException {
    String deployment =
        "/apis/apps/v1/namespaces/" + service.namespace + "/deployments/" + service.name;
    scene.audit.add(
        at,
        "RequestResponse",
        "patch",
        deployment + "?fieldManager=kubectl-set",
        Caller.person(service.owner),
        AuditLog.object("apps", "deployments", null, service.namespace, service.name),
        AuditLog.request(
                "{\"spec\":{\"template\":{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"server\"}],\"containers\":[{\"image\":\"images.internal/"
                    + service.namespace
                    + "/"
                    + service.name
                    + ":1."
                    + after.revision()
                    + ".0\",\"name\":\"server\"}]}}}}")
            + AuditLog.response(scene.objects.deployment(service, after)));
    scene.agenda.at(at + 30 * MS, this::createSet);
    for (int i = 0; i < old.size(); i++) {
      Pod leaving = old.get(i);
      int arrived = i + 1;
      scene.agenda.at(at + 100 * MS + i * STEP, now -> bring(now, leaving, arrived));
    }
    scene.agenda.at(at + duration(old.size()), now -> service.rolling = false);
  }

  private void createSet(long at) {
    String body = scene.objects.replicaSet(service, after, 1, 0);
    scene.audit.add(
        at,
        "RequestResponse",
        "create",
        "/apis/apps/v1/namespaces/" + service.namespace + "/replicasets",
        Caller.DEPLOYMENTS,
        AuditLog.object("apps", "replicasets", null, service.namespace, after.name()),
        AuditLog.request(body) + AuditLog.response(body));
  }

  private void scale(long at, Pod.ReplicaSet set, int replicas, int was) {
    String body = scene.objects.replicaSet(service, set, replicas, was);
    scene.audit.add(
        at,
        "RequestResponse",
        "update",
        "/apis/apps/v1/namespaces/" + service.namespace + "/replicasets/" + set.name(),
        Caller.DEPLOYMENTS,
        AuditLog.object("apps", "replicasets", null, service.namespace, set.name()),
        AuditLog.request(body) + AuditLog.response(body));
    scene.audit.add(
        at + 15 * MS,
        "Metadata",
        "update",
        "/apis/apps/v1/namespaces/"
            + service.namespace
            + "/deployments/"
            + service.name
            + "/status",
        Caller.DEPLOYMENTS,
        AuditLog.object("apps", "deployments", "status", service.namespace, service.name),
        "");
  }

  private void bring(long at, Pod leaving, int arrived) {
    if (arrived > 1) {
      scale(at - 20 * MS, after, arrived, arrived - 1);
    }
    Pod pod = scene.world.newPod(service, after, at);
    scene.podWrites.created(at, pod);
    scene.podWrites.bound(at + 20 * MS, pod);
    scene.podWrites.event(
        at + 300 * MS, pod, "Pulled", "Container image already present on machine");
    scene.podWrites.event(at + 420 * MS, pod, "Started", "Started container server");
    long ready = at + 2_000 * MS;
    scene.agenda.at(
        ready,
        now -> {
          pod.ready = now;
          scene.podWrites.status(now, pod, scene.objects.running(pod, now));
        });
    scene.agenda.at(
        ready + 30 * MS,
        now -> {
          service.endpoints.add(pod);
          scene.slices.changed(now, service);
          scene.routersFollow(now, 100, 300, router -> router.add(index, pod));
        });
    scene.agenda.at(ready + 200 * MS, now -> delete(now, leaving, old.size() - arrived));
  }

  private void delete(long at, Pod pod, int left) {
    scale(at - 20 * MS, before, left, left + 1);
    pod.deleted = at;
    pod.closed = at + 120 * MS;
    scene.answers.terminations++;
    scene.podWrites.deleted(at, pod, Caller.REPLICA_SETS);
    scene.podWrites.event(at + 90 * MS, pod, "Killing", "Stopping container server");
    scene.agenda.at(at + 25 * MS, now -> scene.slices.changed(now, service));
    scene.routersFollow(at + 25 * MS, 800, 1_700, router -> router.remove(index, pod));
    scene.agenda.at(
        at + 600 * MS, now -> scene.podWrites.status(now, pod, scene.objects.exited(pod, now)));
    scene.agenda.at(at + 700 * MS, now -> scene.podWrites.gone(now, pod));
    scene.agenda.at(
        at + 760 * MS,
        now -> {
          service.endpoints.remove(pod);
          scene.slices.changed(now, service);
        });
  }
}
