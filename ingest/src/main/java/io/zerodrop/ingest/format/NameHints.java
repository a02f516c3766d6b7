package io.zerodrop.ingest.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a file suggests where its content does not tell. */
public final class NameHints {

  private static final Pattern COMPONENT =
      Pattern.compile("(?i)(kube-?proxy|kubelet)(?:[-_.](.+))?");
  private static final Pattern SUFFIXES =
      Pattern.compile(
          "(?i)(\\.(log|txt|json|jsonl|ndjson|out|gz|zst|bz2|xz|\\d+)|[-_.]\\d{8,14})+$");
  private static final Pattern GENERATED = Pattern.compile("[bcdfghjklmnpqrstvwxz2456789]{5}");
  private static final Pattern ORDINARY_DIRECTORY =
      Pattern.compile(
          "(?i)|\\.*|logs?|input|var|tmp|data|bundle|kube-?(proxy|system)|kubelet|nodes?");

  private static final Pattern POD_DIRECTORY =
      Pattern.compile("(?:^|/)([a-z0-9-]+)_([a-z0-9.-]+)_[0-9a-f-]{32,36}/[a-z0-9-]+/[^/]+$");
  private static final Pattern CONTAINER_FILE =
      Pattern.compile("(?:^|/)([a-z0-9.-]+)_([a-z0-9-]+)_[a-z0-9-]+-[0-9a-f]{64}\\.log[^/]*$");

  private NameHints() {}

  /** The component that a klog file is named after. */
  static Optional<LogKind> component(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
    if (name.contains("kube-proxy") || name.contains("kubeproxy")) {
      return Optional.of(LogKind.KUBE_PROXY);
    }
    return name.contains("kubelet") ? Optional.of(LogKind.KUBELET) : Optional.empty();
  }

  /** {@code node-1} of {@code kube-proxy-node-1.log} or of {@code node-1/kubelet.log}. */
  public static Optional<String> node(String path) {
    String plain = path.replace('!', '/').replace('\\', '/');
    int slash = plain.lastIndexOf('/');
    Matcher name = COMPONENT.matcher(stem(plain.substring(slash + 1)));
    if (!name.matches()) {
      return Optional.empty();
    }
    if (name.group(2) != null) {
      return GENERATED.matcher(name.group(2)).matches()
          ? Optional.empty()
          : Optional.of(name.group(2));
    }
    if (slash <= 0) {
      return Optional.empty();
    }
    String directory = plain.substring(plain.lastIndexOf('/', slash - 1) + 1, slash);
    return ORDINARY_DIRECTORY.matcher(directory).matches()
        ? Optional.empty()
        : Optional.of(directory);
  }

  /**
   * {@code namespace/name} of the pod whose log a file is by the kubelet's naming: {@code
   * <namespace>_<pod>_<uid>/<container>/0.log} under {@code /var/log/pods}, {@code
   * <pod>_<namespace>_<container>-<id>.log} under {@code /var/log/containers}.
   */
  public static Optional<String> pod(String path) {
    String plain = path.replace('!', '/').replace('\\', '/');
    Matcher pods = POD_DIRECTORY.matcher(plain);
    if (pods.find()) {
      return Optional.of(pods.group(1) + "/" + pods.group(2));
    }
    Matcher containers = CONTAINER_FILE.matcher(plain);
    return containers.find()
        ? Optional.of(containers.group(2) + "/" + containers.group(1))
        : Optional.empty();
  }

  /** A file's name without its extensions and what rotation appends. */
  public static String stem(String name) {
    String stem = SUFFIXES.matcher(name).replaceFirst("");
    return stem.isEmpty() ? name : stem;
  }
}
