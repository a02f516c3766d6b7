package io.zerodrop.ingest.format;

import io.zerodrop.ingest.envelope.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes a detection of votes. */
final class Verdict {

  private static final Recognised INGRESS_NGINX = new Recognised("ingress-nginx", LogKind.ACCESS);
  private static final Recognised COMBINED = new Recognised("nginx-combined", LogKind.ACCESS);
  private static final Recognised NGINX_ERROR = new Recognised("nginx-error", LogKind.NGINX_ERROR);

  private Verdict() {}

  /**
   * @return null where no record was recognised
   */
  static Detection of(
      Votes votes, List<Envelope> envelopes, String name, LogKind forced, String unit) {
    Recognised ingress = stream(votes);
    if (forced != null) {
      votes.keepOnly(forced);
    }
    Recognised winner = votes.winner();
    if (ingress != null && (winner == null || winner.equals(NGINX_ERROR)) && forced == null) {
      winner = ingress;
    }
    int agent = votes.of(TextSignature.ISTIO_AGENT);
    if (TextSignature.ISTIO_AGENT.equals(winner)) {
      winner = votes.of(TextSignature.ENVOY) > 0 ? TextSignature.ENVOY : null;
      if (winner == null && agent * 5 >= votes.records()) {
        return Detection.irrelevant("the log of Istio's proxy agent, without access lines");
      }
    }
    if (winner == null || !isKlog(winner) && votes.unspecificKlog() > votes.of(winner)) {
      winner = klog(votes, name, forced, winner);
    }
    if (winner == null) {
      return null;
    }
    int matching = votes.of(winner);
    if (isKlog(winner) || winner.equals(INGRESS_NGINX)) {
      matching += votes.unspecificKlog();
    }
    if (winner.equals(INGRESS_NGINX) || winner.equals(COMBINED)) {
      matching += votes.of(NGINX_ERROR);
    }
    if (winner.equals(TextSignature.ENVOY)) {
      matching += agent;
    }
    double confidence = (double) matching / votes.records();
    String why =
        String.format(
            Locale.ROOT,
            "%d of the first %d %s%s",
            matching,
            votes.records(),
            unit,
            envelopes.isEmpty() ? "" : " inside " + ids(envelopes));
    return detection(winner, envelopes, confidence, why);
  }

  /** The one log of a node's components. */
  static Detection allInOne(Votes votes, List<Envelope> envelopes) {
    int klog =
        votes.unspecificKlog()
            + votes.of(KlogComponent.KUBE_PROXY.recognised())
            + votes.of(KlogComponent.KUBELET.recognised());
    String why =
        String.format(
            Locale.ROOT,
            "%d of the first %d lines are of Kubernetes components, kubelet and kube-proxy among them",
            klog,
            votes.records());
    Recognised all = new Recognised("node-process", LogKind.KUBE_PROXY);
    return detection(all, envelopes, (double) klog / votes.records(), why);
  }

  /** What access lines say of a stream into which a controller writes errors too. */
  private static Recognised stream(Votes votes) {
    if (votes.of(INGRESS_NGINX) > 0) {
      return INGRESS_NGINX;
    }
    return votes.of(COMBINED) > 0 ? COMBINED : null;
  }

  static Detection certain(Recognised recognised, String why) {
    return detection(recognised, List.of(), 1, why);
  }

  static Detection framed(Detection detection, Framing framing) {
    return new Detection(
        detection.format(),
        detection.kind(),
        framing,
        detection.envelopes(),
        detection.confidence(),
        detection.why(),
        detection.irrelevant());
  }

  private static Detection detection(
      Recognised recognised, List<Envelope> envelopes, double confidence, String why) {
    LogFormat format = LogFormat.of(recognised.format()).orElse(null);
    if (format == null) {
      return Detection.unreadable(
          recognised.kind(), confidence, "format " + recognised.format() + ": " + why);
    }
    List<Envelope> around = new ArrayList<>(envelopes);
    if (format.readsSyslog() && around.contains(Envelope.SYSLOG)) {
      around.remove(Envelope.SYSLOG);
    }
    Framing framing = around.isEmpty() ? format.framing() : Framing.LINE;
    return new Detection(format, format.kind(), framing, around, confidence, why, false);
  }

  private static boolean isKlog(Recognised recognised) {
    return recognised.kind() == LogKind.KUBE_PROXY || recognised.kind() == LogKind.KUBELET;
  }

  /** Lines that any component may have written: the name has to say which it was. */
  private static Recognised klog(Votes votes, String name, LogKind forced, Recognised otherwise) {
    if (votes.unspecificKlog() == 0) {
      return otherwise;
    }
    LogKind kind = forced != null ? forced : NameHints.component(name).orElse(null);
    return kind == LogKind.KUBE_PROXY || kind == LogKind.KUBELET
        ? new Recognised(kind.id(), kind)
        : otherwise;
  }

  private static String ids(List<Envelope> envelopes) {
    return envelopes.stream().map(Envelope::id).collect(Collectors.joining(", "));
  }
}
