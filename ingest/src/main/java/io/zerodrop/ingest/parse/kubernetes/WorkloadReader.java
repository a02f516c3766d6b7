package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what decides how many pods there are and from which template: the workloads of apps/v1 and
 * batch/v1, their Scale, autoscalers and disruption budgets.
 */
public final class WorkloadReader {

  private static final List<String> KEPT_ANNOTATIONS =
      List.of("kubectl.kubernetes.io/restartedAt", "deployment.kubernetes.io/revision");

  private WorkloadReader() {}

  /** A whole object. */
  public static WorkloadState read(String kind, Tree object, ObjectMeta meta) throws Mismatch {
    return read(kind, object, meta, true);
  }

  /** A patch: shows no digest and no containers, since it holds a part of them at most. */
  public static WorkloadState readPatch(String kind, Tree object, ObjectMeta meta) throws Mismatch {
    return read(kind, object, meta, false);
  }

  private static WorkloadState read(String kind, Tree object, ObjectMeta meta, boolean whole)
      throws Mismatch {
    Tree spec = object.object("spec");
    Tree template = spec.object("template");
    Tree podSpec = template.object("spec");
    return new WorkloadState(
        kind,
        meta.namespace(),
        meta.name(),
        meta.uid(),
        meta.owner(),
        replicas(kind, spec, whole),
        meta.generation(),
        whole && template.isPresent() ? TemplateDigest.of(spec.raw("template")) : null,
        images(podSpec),
        annotations(object, template),
        podSpec.number("terminationGracePeriodSeconds"),
        whole ? ContainerSpecReader.containers(podSpec) : List.<ContainerSpec>of(),
        WorkloadStrategy.of(kind, spec),
        template.object("metadata").object("labels").asTexts(),
        object.object("status").integer("replicas"));
  }

  /** A Scale of 0 replicas is written without the field (autoscaling/v1 types.go, omitempty). */
  private static Integer replicas(String kind, Tree spec, boolean whole) throws Mismatch {
    Integer replicas = spec.integer("replicas");
    return replicas == null && whole && kind.equals("Scale") ? Integer.valueOf(0) : replicas;
  }

  private static Map<String, String> images(Tree podSpec) throws Mismatch {
    Map<String, String> images = new LinkedHashMap<>();
    for (Tree container : podSpec.objects("containers")) {
      String name = container.text("name");
      String image = container.text("image");
      if (name != null && image != null) {
        images.put(name, image);
      }
    }
    return images;
  }

  private static Map<String, String> annotations(Tree object, Tree template) throws Mismatch {
    Map<String, String> kept = new LinkedHashMap<>();
    for (Tree owner : List.of(object, template)) {
      Tree annotations = owner.object("metadata").object("annotations");
      for (String name : KEPT_ANNOTATIONS) {
        String value = annotations.scalar(name);
        if (value != null) {
          kept.put(name, value);
        }
      }
    }
    return kept;
  }
}
