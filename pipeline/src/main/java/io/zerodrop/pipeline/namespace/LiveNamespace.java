package io.zerodrop.pipeline.namespace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.UnreadableManifestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a namespace of a live cluster holds that bears on how its pods stop.
 *
 * @param files one for each object, as somebody would have written it
 * @param minor of the oldest of API server and nodes, Kubernetes 1.x; empty if not known
 * @param notices what could not be read, and why
 */
public record LiveNamespace(List<ManifestFile> files, OptionalInt minor, List<String> notices) {

  private static final String GATEWAY = "gateway.networking.k8s.io/v1";
  private static final String ENVOY_GATEWAY = "gateway.envoyproxy.io/v1alpha1";
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final List<String> WRITTEN_BY_THE_CLUSTER =
      List.of("managedFields", "resourceVersion", "uid", "creationTimestamp", "generation");
  private static final Pattern MINOR = Pattern.compile("v?1\\.(\\d{1,3}).*");
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  /**
   * @param context of the kubeconfig, null for the current one
   * @throws IOException where the cluster cannot be reached or not even Services may be listed
   */
  public static LiveNamespace read(String context, String namespace) throws IOException {
    Config config = Config.autoConfigure(context);
    config.setRequestRetryBackoffLimit(1);
    config.setRequestRetryBackoffInterval(200);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      return read(client, namespace);
    } catch (KubernetesClientException | UnreadableManifestException refused) {
      throw new IOException(
          "namespace "
              + namespace
              + " cannot be read from "
              + config.getMasterUrl()
              + ": "
              + reason(refused)
              + "; see whether kubectl -n "
              + namespace
              + " get services works",
          refused);
    }
  }

  /** The client says what it was doing; what stopped it is the last cause. */
  private static String reason(Throwable refused) {
    Throwable last = refused;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.getMessage() == null ? last.toString() : last.getMessage();
  }

  private static LiveNamespace read(KubernetesClient client, String namespace)
      throws UnreadableManifestException {
    List<HasMetadata> objects =
        new ArrayList<>(client.services().inNamespace(namespace).list().getItems());
    List<String> notices = new ArrayList<>();
    kinds(client, namespace)
        .forEach(
            (kind, list) -> {
              try {
                objects.addAll(list.get());
              } catch (KubernetesClientException refused) {
                notice(kind, refused).ifPresent(notices::add);
              }
            });
    List<ManifestFile> files = new ArrayList<>();
    for (HasMetadata object : objects) {
      files.add(file(object, client.getKubernetesSerialization()));
    }
    files.sort(Comparator.comparing(ManifestFile::name));
    return new LiveNamespace(files, oldest(client, notices), notices);
  }

  private static Map<String, Supplier<List<? extends HasMetadata>>> kinds(
      KubernetesClient client, String namespace) {
    Map<String, Supplier<List<? extends HasMetadata>>> kinds = new TreeMap<>();
    kinds.put(
        "deployments", () -> client.apps().deployments().inNamespace(namespace).list().getItems());
    kinds.put(
        "statefulsets",
        () -> client.apps().statefulSets().inNamespace(namespace).list().getItems());
    kinds.put(
        "daemonsets", () -> client.apps().daemonSets().inNamespace(namespace).list().getItems());
    kinds.put(
        "ingresses",
        () -> client.network().v1().ingresses().inNamespace(namespace).list().getItems());
    kinds.put(
        "poddisruptionbudgets",
        () -> client.policy().v1().podDisruptionBudget().inNamespace(namespace).list().getItems());
    kinds.put(
        "horizontalpodautoscalers",
        () ->
            client
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .list()
                .getItems());
    kinds.put("httproutes", () -> custom(client, namespace, GATEWAY, "HTTPRoute"));
    kinds.put(
        "backendtrafficpolicies",
        () -> custom(client, namespace, ENVOY_GATEWAY, "BackendTrafficPolicy"));
    return kinds;
  }

  private static List<? extends HasMetadata> custom(
      KubernetesClient client, String namespace, String version, String kind) {
    return client
        .genericKubernetesResources(version, kind)
        .inNamespace(namespace)
        .list()
        .getItems();
  }

  /** A kind that the cluster does not have is nothing to speak of. */
  private static Optional<String> notice(String kind, KubernetesClientException refused) {
    if (refused.getCode() == NOT_FOUND) {
      return Optional.empty();
    }
    String why =
        refused.getCode() == FORBIDDEN ? "this user may not list them" : refused.getMessage();
    return Optional.of(kind + " are left out: " + why);
  }

  /** Without what only the cluster writes. The applied configuration would say it all twice. */
  private static ManifestFile file(HasMetadata object, KubernetesSerialization texts)
      throws UnreadableManifestException {
    ObjectNode tree = texts.convertValue(object, ObjectNode.class);
    tree.remove("status");
    ObjectNode metadata = (ObjectNode) tree.get("metadata");
    metadata.remove(WRITTEN_BY_THE_CLUSTER);
    if (metadata.get("annotations") instanceof ObjectNode annotations) {
      annotations.remove(LAST_APPLIED);
    }
    String kind = object.getKind().toLowerCase(Locale.ROOT);
    return ManifestFile.read(
        kind + "-" + object.getMetadata().getName() + ".yaml", texts.asYaml(tree));
  }

  private static OptionalInt oldest(KubernetesClient client, List<String> notices) {
    List<String> versions = new ArrayList<>();
    versions.add(client.getKubernetesVersion().getGitVersion());
    try {
      for (Node node : client.nodes().list().getItems()) {
        versions.add(node.getStatus().getNodeInfo().getKubeletVersion());
      }
    } catch (KubernetesClientException refused) {
      notice("nodes", refused).ifPresent(notices::add);
    }
    return versions.stream().flatMapToInt(LiveNamespace::minor).min();
  }

  private static IntStream minor(String version) {
    Matcher parts = MINOR.matcher(String.valueOf(version));
    return parts.matches() ? IntStream.of(Integer.parseInt(parts.group(1))) : IntStream.empty();
  }
}
