package io.zerodrop.analyzer.finding;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Trigger;
import java.util.Locale;

/** What was done to what, such as "Rollout of checkout" or "Drain of node-2". */
final class TriggerPhrase {

  private TriggerPhrase() {}

  static String of(Loss loss) {
    Trigger trigger = loss.trigger();
    switch (trigger.kind()) {
      case ROLLOUT:
        return "Rollout of " + name(loss);
      case SCALE_DOWN:
        return "Scale-down of " + name(loss);
      case AUTOSCALE:
        return "Autoscaling of " + name(loss);
      case OWNER_DELETE:
        return "Deletion of " + name(loss);
      case DRAIN:
        return "Drain of " + node(loss);
      case TAINT:
        return "Taint on " + node(loss);
      case NODE_SHUTDOWN:
        return "Shutdown of " + node(loss);
      case NODE_FAILURE:
        return "Failure of " + node(loss);
      case EVICTION:
        return "Eviction of " + pods(loss);
      case PREEMPTION:
        return "Preemption of " + pods(loss);
      case DIRECT_DELETE:
        return "Deletion of " + pods(loss);
      case FORCE_DELETE:
        return "Forced deletion of " + pods(loss);
      case CRASH:
        return (restarted(loss) ? "Restart of " : "Crash of ") + pods(loss);
      default:
        return "Unexplained end of " + pods(loss);
    }
  }

  /** Whether the kubelet ended the containers for a failed probe. */
  private static boolean restarted(Loss loss) {
    return loss.incident().terminations().stream()
        .allMatch(termination -> Subtype.PROBE_RESTART.equals(termination.subtype()));
  }

  /** Without kind and namespace where they go without saying. */
  private static String name(Loss loss) {
    String object = loss.trigger().object();
    if (object == null) {
      return loss.serviceName();
    }
    String ownNamespace = " " + loss.namespace() + "/";
    int at = object.indexOf(ownNamespace);
    return at < 0 ? object : object.substring(at + ownNamespace.length());
  }

  private static String node(Loss loss) {
    String object = loss.trigger().object();
    String node = object == null ? loss.incident().first().node() : object;
    return node == null ? "a node" : node.replaceFirst("(?i)^node[ /]", "");
  }

  private static String pods(Loss loss) {
    int pods = (int) loss.incident().terminations().stream().map(t -> t.pod()).distinct().count();
    return pods == 1
        ? "a pod of " + loss.serviceName()
        : String.format(Locale.ROOT, "%,d pods of %s", pods, loss.serviceName());
  }
}
