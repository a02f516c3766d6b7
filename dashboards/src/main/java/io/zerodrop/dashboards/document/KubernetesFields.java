package io.zerodrop.dashboards.document;

import static io.zerodrop.dashboards.document.FieldType.IP;
import static io.zerodrop.dashboards.document.FieldType.KEYWORD;

/**
 * The fields of the Beats and Elastic Agent Kubernetes integrations, so that their dashboards'
 * filters fit; {@code kubernetes.*} is not part of the Elastic Common Schema.
 */
public final class KubernetesFields {

  public static final Field NAMESPACE =
      Field.of("kubernetes.namespace", KEYWORD, "of the Service and its pods");
  public static final Field SERVICE =
      Field.of("kubernetes.service.name", KEYWORD, "the Service, or all Services of the pod");
  public static final Field DEPLOYMENT =
      Field.of("kubernetes.deployment.name", KEYWORD, "the Deployment that owned the pod");
  public static final Field POD =
      Field.of(
          "kubernetes.pod.name",
          KEYWORD,
          "the pod, or all pods of the finding; absent where no input tells which pod it was");
  public static final Field POD_UID = Field.of("kubernetes.pod.uid", KEYWORD, "the pod's uid");
  public static final Field POD_IP = Field.of("kubernetes.pod.ip", IP, "the pod's addresses");
  public static final Field NODE =
      Field.of("kubernetes.node.name", KEYWORD, "the pod's node, or all nodes of the finding");

  private KubernetesFields() {}
}
