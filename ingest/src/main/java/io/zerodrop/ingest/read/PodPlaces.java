package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.NodeState;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.SliceState;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** On which node pods and addresses are, from the beginnings of the logs that show them. */
final class PodPlaces implements ParsedSink {

  /** Bytes of each file to look at. */
  private static final long LOOK = 8L << 20;

  private final Map<String, String> nodeOfPod = new HashMap<>();
  private final Map<String, String> nodeOfAddress = new HashMap<>();

  private final Set<String> nodes = new TreeSet<>();

  private PodPlaces() {}

  /**
   * @param kinds of the logs to look at
   */
  static PodPlaces in(List<Candidate> candidates, Set<LogKind> kinds) {
    PodPlaces places = new PodPlaces();
    for (Candidate candidate : candidates) {
      if (kinds.contains(candidate.detection().kind())) {
        places.look(candidate.logFile());
      }
    }
    return places;
  }

  private void look(LogFile file) {
    RecordParser parser = file.format().newParser(file.context());
    try (LogReader reader = LogReader.open(file, rejected -> {})) {
      LogRecord record = new LogRecord();
      while (reader.offset() < LOOK && reader.next(record)) {
        parser.parse(record, this);
      }
    } catch (IOException unreadable) {
      return; // reported when the file is read
    }
  }

  /** Null where it is not known. */
  String nodeOfAddress(String address) {
    return nodeOfAddress.get(address);
  }

  /** Every node that is named. */
  Set<String> nodes() {
    return nodes;
  }

  /** The node of nearly all of the given pods, {@code namespace/name} each; null without one. */
  String nodeOfMost(List<String> pods) {
    Map<String, Integer> counts = new TreeMap<>();
    int known = 0;
    for (String pod : pods) {
      String node = nodeOfPod.get(pod);
      if (node != null) {
        known++;
        counts.merge(node, 1, Integer::sum);
      }
    }
    if (known == 0) {
      return null;
    }
    Map.Entry<String, Integer> most =
        Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
    return most.getValue() * 10 >= known * 9 ? most.getKey() : null;
  }

  @Override
  public void event(ClusterEvent event) {
    if (event instanceof PodObserved observed) {
      add(observed.pod());
    } else if (event instanceof SliceObserved observed) {
      add(observed.slice());
    } else if (event instanceof AuditEvent audit) {
      add(audit.pod());
      add(audit.slice());
      add(audit.node());
    } else if (event instanceof ManifestObserved manifest) {
      add(manifest.node());
    } else if (event instanceof KubernetesEvent told && "Node".equals(told.involvedKind())) {
      nodes.add(told.name());
    }
  }

  private void add(PodState pod) {
    if (pod == null || pod.node() == null) {
      return;
    }
    nodes.add(pod.node());
    nodeOfPod.put(pod.namespace() + "/" + pod.name(), pod.node());
    if (pod.hostIp() != null) {
      nodeOfAddress.put(pod.hostIp(), pod.node());
    }
  }

  private void add(SliceState slice) {
    if (slice != null) {
      for (SliceState.Endpoint endpoint : slice.endpoints()) {
        if (endpoint.pod() != null && endpoint.node() != null) {
          nodes.add(endpoint.node());
          nodeOfPod.put(slice.namespace() + "/" + endpoint.pod(), endpoint.node());
        }
      }
    }
  }

  private void add(NodeState node) {
    if (node != null && node.name() != null) {
      nodes.add(node.name());
      node.addresses().forEach(address -> nodeOfAddress.put(address, node.name()));
    }
  }

  @Override
  public void request(RequestLogged request) {
    // says nothing of nodes
  }

  @Override
  public void rejected(Rejected rejected) {
    // counted when the file is read in earnest
  }

  @Override
  public void irrelevant() {
    // says nothing of nodes
  }
}
