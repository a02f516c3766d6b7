package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.format.NameHints;
import io.zerodrop.ingest.parse.FileContext;
import java.util.ArrayList;
import java.util.List;
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

  private Nodes() {}

  static List<Candidate> set(List<Candidate> candidates) {
    PodPlaces places = null;
    List<Candidate> named = new ArrayList<>();
    for (Candidate candidate : candidates) {
      LogKind kind = candidate.detection().kind();
      if (kind != LogKind.KUBE_PROXY && kind != LogKind.KUBELET) {
        named.add(candidate);
        continue;
      }
      String node = candidate.origin().node();
      if (node == null) {
        places = places == null ? PodPlaces.in(candidates) : places;
        node = byContent(candidate, places);
      }
      if (node == null) {
        node = NameHints.node(candidate.display()).orElse(null);
      }
      FileContext known = candidate.context();
      named.add(
          candidate.with(
              new FileContext(
                  known.path(), node, known.router(), known.reference(), known.zone())));
    }
    return named;
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
