package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.termination.RouterViews;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RouterLine;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Sends a router's line about its own view to each Service of which a pod was stopping then. Which
 * of them it is about is found there.
 */
public final class RouterChanges implements FlatMapFunction<ClusterEvent, ServiceInput> {

  private static final long serialVersionUID = 1L;

  /** Services by the second in which a pod of theirs began to stop. */
  private final TreeMap<Long, Set<String>> stopping = new TreeMap<>();

  /**
   * @param terminations of all pods
   */
  public RouterChanges(Collection<Termination> terminations) {
    for (Termination termination : terminations) {
      stopping
          .computeIfAbsent(termination.at(), at -> new HashSet<>())
          .addAll(termination.services());
    }
  }

  @Override
  public void flatMap(ClusterEvent event, Collector<ServiceInput> out) {
    if (!(event instanceof RouterLine line) || line.time() == null) {
      return;
    }
    Set<String> services = new TreeSet<>();
    long first = line.time().earliest() - RouterViews.REACH;
    for (Map.Entry<Long, Set<String>> then :
        stopping.subMap(first, true, line.time().latest(), true).entrySet()) {
      services.addAll(then.getValue());
    }
    for (String service : List.copyOf(services)) {
      out.collect(new ServiceInput.Changed(service, line));
    }
  }
}
