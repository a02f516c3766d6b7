package io.zerodrop.bench.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** kube-proxy's log of every node, at the verbosity at which each sync leaves lines. */
final class ProxyLogs implements Closeable {

  private static final String[] CHATTER = {
    "config.go:328] \"Calling handler.OnNodeChange\"",
    "iptables.go:379] \"Running\" command=\"iptables-save\" arguments=[\"-t\",\"nat\"]",
    "conntrack.go:118] \"Deleted conntrack stale entries for services\" IPs=[]",
    "reflector.go:946] \"Watch close\" type=\"*v1.Service\" totalItems=7"
  };

  private final List<LogWriter> nodes = new ArrayList<>();
  private final SplittableRandom random;

  ProxyLogs(Path directory, World world, SplittableRandom random) throws IOException {
    this.random = random;
    for (Pod.Node node : world.nodes) {
      nodes.add(new LogWriter(directory.resolve("kube-proxy-" + node.name() + ".log")));
    }
  }

  /** One sync of every node in the second, and what a high verbosity adds, up to a size. */
  void fill(long second, long wanted) throws IOException {
    long step = Times.SECOND / (nodes.size() + 2);
    for (int i = 0; i < nodes.size() && bytes() < wanted; i++) {
      sync(nodes.get(i), second + i * step);
    }
    for (int i = 0; bytes() < wanted; i++) {
      LogWriter node = nodes.get(i % nodes.size());
      long at = second + Times.SECOND - 900 + i / nodes.size();
      line(node, at, CHATTER[random.nextInt(CHATTER.length)]);
    }
  }

  private void sync(LogWriter node, long at) throws IOException {
    int took = 18 + random.nextInt(30);
    line(node, at, "proxier.go:668] \"Syncing iptables rules\" ipFamily=\"IPv4\" fullSync=false");
    line(
        node,
        at + 9_000,
        "proxier.go:1389] \"Reloading service iptables data\" ipFamily=\"IPv4\" numServices=71"
            + " numEndpoints=402 numFilterChains=6 numFilterRules=11 numNATChains="
            + (14 + random.nextInt(8))
            + " numNATRules="
            + (40 + random.nextInt(30)));
    line(
        node,
        at + 9_100,
        "iptables.go:444] \"Running\" command=\"iptables-restore\""
            + " arguments=[\"-w\",\"5\",\"--noflush\",\"--counters\"]");
    line(
        node,
        at + took * Times.MS,
        "proxier.go:662] \"SyncProxyRules complete\" ipFamily=\"IPv4\" elapsed=\""
            + took
            + ".3ms\"");
  }

  private static void line(LogWriter node, long at, String message) throws IOException {
    node.line("I" + Times.klog(at) + "    7731 " + message);
  }

  void flush() throws IOException {
    for (LogWriter node : nodes) {
      node.flush();
    }
  }

  long bytes() {
    return nodes.stream().mapToLong(LogWriter::bytes).sum();
  }

  long lines() {
    return nodes.stream().mapToLong(LogWriter::lines).sum();
  }

  @Override
  public void close() throws IOException {
    for (LogWriter node : nodes) {
      node.close();
    }
  }
}
