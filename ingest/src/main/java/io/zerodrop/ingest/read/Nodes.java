package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.format.NameHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the node that a kube-proxy or kubelet log is from: by its envelope, by what its own lines
 * say together with the pods seen elsewhere, and only then by its name.
 */
final class Nodes {

  /** {@code --hostname-override} is the node's name (kube-proxy and kubelet flags). */
  private static final Pattern OVERRIDE = Pattern.compile("FLAG: --hostname-override=\"([^\"]+)\"");

  /** cmd/kube-proxy/app/server.go; up to 1.28 with one address in the text. */
  private static final Pattern NODE_IPS =
      Pattern.compile(
          "Successfully retrieved (?:NodeIPs\" NodeIPs=\\[\"|node IP(?:\\(s\\))?: \\[?)"
              + "([0-9a-fA-F.:]+)");

  private static final Pattern POD = Pattern.compile("pods?=\\[?\"([^\"/ ]+/[^\"/ ]+)\"");

  /** Looked at in this order, as far as it takes: a pod stream is short, an audit log is not. */
  private static final List<Set<LogKind>> SHOW_PODS =
      List.of(
          Set.of(LogKind.POD),
          Set.of(LogKind.ENDPOINT_SLICE, LogKind.AUDIT),
          Set.of(LogKind.EVENT, LogKind.MANIFEST));

  private final List<Candidate> candidates;
  private final List<PodPlaces> places = new ArrayList<>();

  private Nodes(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  static List<Candidate> set(List<Candidate> candidates) {
    Nodes nodes = new Nodes(candidates);
    List<Candidate> named = new ArrayList<>();
    for (Candidate candidate : candidates) {
      LogKind kind = candidate.detection().kind();
      boolean onNode = kind == LogKind.KUBE_PROXY || kind == LogKind.KUBELET;
      named.add(onNode ? nodes.named(candidate) : candidate);
    }
    nodes.nameTheLast(named);
    return named;
  }

  /**
   * Of as many kube-proxy logs as there are nodes, one without a node is from the node left over.
   */
  private void nameTheLast(List<Candidate> named) {
    List<Candidate> proxies =
        named.stream().filter(c -> c.detection().kind() == LogKind.KUBE_PROXY).toList();
    List<Candidate> nameless = proxies.stream().filter(c -> c.context().node() == null).toList();
    if (nameless.size() != 1) {
      return;
    }
    Set<String> left = new TreeSet<>();
    places.forEach(place -> left.addAll(place.nodes()));
    int nodes = left.size();
    proxies.forEach(proxy -> left.remove(String.valueOf(proxy.context().node())));
    if (nodes == proxies.size() && left.size() == 1) {
      Candidate last = nameless.get(0);
      named.set(named.indexOf(last), with(last, left.iterator().next()));
    }
  }

  private Candidate named(Candidate candidate) {
    String node = candidate.origin().node();
    for (int i = 0; i < SHOW_PODS.size() && node == null; i++) {
      if (places.size() == i) {
        places.add(PodPlaces.in(candidates, SHOW_PODS.get(i)));
      }
      node = byContent(candidate, places.get(i));
    }
    if (node == null) {
      node = NameHints.node(candidate.display()).orElse(null);
    }
    return with(candidate, node);
  }

  private static Candidate with(Candidate candidate, String node) {
    return candidate.with(candidate.context().ofNode(node));
  }

  private static String byContent(Candidate candidate, PodPlaces places) {
    String text = candidate.text();
    Matcher override = OVERRIDE.matcher(text);
    if (override.find()) {
      return override.group(1);
    }
    Matcher address = NODE_IPS.matcher(text);
    if (address.find() && places.nodeOfAddress(address.group(1)) != null) {
      return places.nodeOfAddress(address.group(1));
    }
    if (candidate.detection().kind() != LogKind.KUBELET) {
      return null;
    }
    List<String> pods = new ArrayList<>();
    Matcher pod = POD.matcher(text);
    while (pod.find()) {
      pods.add(pod.group(1));
    }
    return places.nodeOfMost(pods);
  }
}
