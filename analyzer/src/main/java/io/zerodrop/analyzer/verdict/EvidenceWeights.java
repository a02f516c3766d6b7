package io.zerodrop.analyzer.verdict;

/**
 * What each kind of evidence is worth: the chance that an argument holds where the order of times
 * alone does not decide. Everything else in a likelihood comes from the overlap of stamps ({@link
 * Chance}). A pair that adds up to one weighs the same observation for two rival causes.
 */
public final class EvidenceWeights {

  /** The pod's own status line: only a proxy that rewrites answers could fake it. */
  public static final double ANSWERED = 0.99;

  /** An error status without a sign of who wrote it (no length, no header time). */
  public static final double PERHAPS_ANSWERED = 0.9;

  /** An error answered by a pod of another Service: whoever sent it there, the pod did no wrong. */
  public static final double ANSWERED_BY_STRANGER = 0.95;

  /** A limit, an authentication: the proxy says so itself. */
  public static final double REJECTED = 0.9;

  /** A client that left while a pod that was up had its request. */
  public static final double CLIENT_LEFT = 0.95;

  /** A client that left while its request hung at a pod that was certainly gone. */
  public static final double CLIENT_GAVE_UP = 0.9;

  /** A pod that is up took the request and was silent: slow or stuck, seldom the network. */
  public static final double SLOW_ANSWER = 0.8;

  /** The same while the pod was stopping: it may have been about to exit. */
  public static final double SLOW_ANSWER_WHILE_STOPPING = 0.6;

  /** A failure at the very time of an end that is known to break connections. */
  public static final double COINCIDENCE = 0.97;

  /** A failure after such an end whose kind (refused, reset) no log tells. */
  public static final double VAGUE_LOSS = 0.6;

  /** A container that exited with 0 and ran again: by itself, or stopped by the kubelet. */
  public static final double EXIT_0_UNTOLD = 0.48;

  /** One that SIGTERM ended: the kubelet sends it, seldom anybody else. */
  public static final double SIGTERM_BY_KUBELET = 0.75;

  public static final double SIGTERM_BY_OTHERS = 0.2;

  /** SIGTERM makes servers close their pooled connections; new ones are refused. */
  public static final double CLOSED_WHILE_STOPPING = 0.95;

  /** Without an error line an instant 502 of a living, stopping pod: refused, or a pooled one. */
  public static final double INSTANT_REFUSED = 0.48;

  public static final double INSTANT_POOLED = 0.48;

  /** The same at a process that was gone: nothing was there to hold a connection. */
  public static final double NOTHING_LISTENED = 0.95;

  /** Without an error line a 502 after the time that ARP takes, at a pod that was gone. */
  public static final double SLOW_UNREACHABLE = 0.85;

  /** The same after less: a connect shares the probes that an earlier one began, at most. */
  public static final double SHORT_UNREACHABLE = 0.3;

  /** The same at a pod that was up: refusals are instant, so a connection was lost. */
  public static final double SLOW_REFUSED = 0.1;

  /** Without an error line a 504 of a pod that was up: it did not answer in time. */
  public static final double TIMEOUT_UNCONNECTED = 0.05;

  /** Without an error line a 502 that took a while and ended with the process. */
  public static final double SLOW_CUT = 0.75;

  /** The same with a start before SIGTERM, when the pod still accepted: the connection stood. */
  public static final double CERTAINLY_CONNECTED = 0.95;

  /** Over in an instant as the process exited: hardly a request under way. */
  public static final double INSTANT_CUT = 0.25;

  /** Over in an instant as the process exited: the kernel had accepted, the application had not. */
  public static final double ACCEPTED_BY_KERNEL = 0.62;

  /** Over in an instant as the process exited: a pooled connection that the exit closed. */
  public static final double INSTANT_POOLED_AT_EXIT = 0.15;

  /** The same, but the request took a while: it was under way. */
  public static final double SLOW_POOLED_AT_EXIT = 0.05;

  /** A connection broke in the pod's shutdown and no source tells when the process exited. */
  public static final double CUT_WITHOUT_EXIT = 0.55;

  public static final double POOLED_WITHOUT_EXIT = 0.42;

  /** The same with no exit code and no end of grace known: SIGKILL is not excluded either. */
  public static final double CUT_OR_KILLED = 0.45;

  public static final double KILLED_OR_CUT = 0.3;

  /** A connection broke when SIGKILL was due; without an exit code an exit is as likely. */
  public static final double KILL_DUE = 0.5;

  /** Exit code 137 after SIGTERM, with the end of the grace period not known. */
  public static final double KILLED_SOMETIME = 0.8;

  /** A living pod closed a connection as soon as the request was sent on it. */
  public static final double IDLE_CLOSE = 0.8;

  /** The same within a round trip on a busy host. */
  public static final double PROMPT_CLOSE = 0.6;

  /** A living pod closed a connection after it had had the request for a while. */
  public static final double CLOSED_BY_APP = 0.2;

  /** Without an error line an instant 502 of a new pod: refused, or dropped by the application. */
  public static final double NOT_TOLD_REFUSED = 0.75;

  /** Nothing is known that the new pod had served before. */
  public static final double NEVER_SERVED = 0.9;

  /** The same where its first seconds are not known: what went well then was only counted. */
  public static final double PERHAPS_SERVED = 0.4;

  /** A new pod whose container had ended before: that end explains it better. */
  public static final double ENDED_BEFORE = 0.3;

  /** The router says that it had no peer; the slices do not tell, or say otherwise. */
  public static final double NO_PEER_ALONE = 0.8;

  /**
   * It answered without choosing a peer while the slices have long listed a usable endpoint: a
   * limit or a route without a Service look the same in an access log.
   */
  public static final double UNROUTED_AGAINST_SLICES = 0.4;

  /** It says so and the slices confirm it. */
  public static final double NO_PEER_CONFIRMED = 0.99;

  /** A connect that failed through a Service address without endpoints: kube-proxy rejects. */
  public static final double NOT_REJECTED_AT_ONCE = 0.3;

  /** A node without local endpoints, and no record of the Service to tell its policy. */
  public static final double POLICY_UNKNOWN = 0.48;

  /** Policy Local, but no input tells which node decided. */
  public static final double NODE_UNKNOWN = 0.75;

  /** A connect that began before the node's last endpoint left, and failed after. */
  public static final double EMPTIED_MEANWHILE = 0.6;

  /** Dropped by policy Local although other nodes had no endpoint either: kube-proxy rejects. */
  public static final double NOTHING_ELSEWHERE = 0.2;

  /** The node's last local endpoint was terminating and served: only old kube-proxies drop it. */
  public static final double NO_FALLBACK = 0.9;

  /** No kube-proxy log: the race is the usual case, a proxy that lags the rarer one. */
  public static final double PROXY_UNSEEN_RACE = 0.7;

  public static final double PROXY_UNSEEN_STALE = 0.65;

  /** No spec and no kubelet line: most pods have no preStop hook, so SIGTERM came at once. */
  public static final double PRESTOP_UNKNOWN = 0.8;

  /** Every kube-proxy with a log had applied the change: one without a log may not have. */
  public static final double PROXIES_UP_TO_DATE = 0.2;

  /** Reset within a round trip: the process had not read the request, so it may not have begun. */
  public static final double RESET_UNREAD = 0.6;

  /** No slice tells whether the node still had its local endpoint. */
  public static final double LOCAL_ENDPOINT_UNSEEN = 0.7;

  /** A connect that outlived the removal of the local endpoint. */
  public static final double OUTLIVED_LOCAL_ENDPOINT = 0.5;

  /** Without the log that would have told the failure or the deciding proxy apart. */
  public static final double WITHOUT_TELLING_SOURCE = 0.9;

  /** Without another source that bears on the verdict. */
  public static final double WITHOUT_SOURCE = 0.93;

  private EvidenceWeights() {}
}
