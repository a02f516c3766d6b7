package io.zerodrop.pipeline.inspect;

import java.util.ArrayList;
import java.util.List;

/** What to pass where a file was taken for the wrong thing, or for nothing. */
final class Advice {

  /** Above this share of unreadable records something is wrong with the guess. */
  private static final double TOO_MANY = 0.2;

  /** Below this confidence the guess may be wrong. */
  private static final double DOUBTFUL = 0.5;

  private Advice() {}

  static List<String> of(FileInspection file) {
    List<String> advice = new ArrayList<>();
    String glob = "'" + name(file.path()) + "'";
    if (!file.read()) {
      if (file.meant() && file.kind().equals("unknown")) {
        advice.add("if it is a log: --as KIND=" + glob + " (audit, kube-proxy, access, ...)");
        advice.add("if it is an access log in a format of your own: " + format(glob));
      }
      return advice;
    }
    boolean access = file.kind().equals("access");
    boolean doubtful = file.confidence() < DOUBTFUL || file.counts().unreadable() > TOO_MANY;
    if (access && doubtful) {
      advice.add("if the format was changed: " + format(glob));
    }
    if (doubtful) {
      advice.add("if it is another kind of log: --as KIND=" + glob);
    }
    if (access && file.counts().requests() > 0 && !namesUpstream(file)) {
      advice.add(
          "its lines name no upstream address, so failures cannot be given to pods"
              + (file.format().startsWith("nginx")
                  ? "; add $upstream_addr, $upstream_status and $upstream_response_time to the"
                      + " format, or give the log of the whole container, errors included"
                  : ""));
    }
    return advice;
  }

  private static boolean namesUpstream(FileInspection file) {
    return file.sample().keySet().stream().anyMatch(name -> name.startsWith("upstream"));
  }

  private static String format(String glob) {
    return "--access-format "
        + glob.substring(0, glob.length() - 1)
        + "=LAYOUT' with an nginx log_format, name=field pairs or a pattern (see replay --help)";
  }

  private static String name(String path) {
    String plain = path.replace('!', '/');
    return plain.substring(plain.lastIndexOf('/') + 1);
  }
}
