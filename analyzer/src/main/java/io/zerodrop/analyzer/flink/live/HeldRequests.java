package io.zerodrop.analyzer.flink.live;

import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Requests that went well, as far as is known by now. What the cluster's logs have yet to tell may
 * make some of them matter; until then they lie packed, in the order in which they came.
 */
final class HeldRequests {

  private static final int PER_BLOCK = 1_024;

  private final TypeSerializer<RequestLogged> serializer;
  private final ArrayDeque<HeldBlock> blocks = new ArrayDeque<>();
  private List<RequestLogged> latest = new ArrayList<>();

  HeldRequests(TypeSerializer<RequestLogged> serializer) {
    this.serializer = serializer;
  }

  void add(RequestLogged request) throws IOException {
    latest.add(request);
    if (latest.size() == PER_BLOCK) {
      seal();
    }
  }

  private void seal() throws IOException {
    if (!latest.isEmpty()) {
      blocks.add(HeldBlock.of(latest, serializer));
      latest = new ArrayList<>(PER_BLOCK);
    }
  }

  /** Takes out what turns out to matter. */
  void release(Suspicion suspicion, Consumer<RequestLogged> to) throws IOException {
    List<RequestLogged> still = new ArrayList<>(PER_BLOCK);
    for (RequestLogged request : latest) {
      if (suspicion.concerns(request)) {
        to.accept(request);
      } else {
        still.add(request);
      }
    }
    latest = still;
    List<HeldBlock> kept = new ArrayList<>();
    for (HeldBlock block : blocks) {
      HeldBlock rest = block.release(suspicion, serializer, to);
      if (rest != null) {
        kept.add(rest);
      }
    }
    blocks.clear();
    blocks.addAll(kept);
  }

  /** Drops what ended before a time in microseconds. */
  void drop(long before) {
    Iterator<HeldBlock> oldest = blocks.iterator();
    while (oldest.hasNext() && oldest.next().until() < before) {
      oldest.remove();
    }
    latest.removeIf(request -> request.end().latest() < before);
  }

  int size() {
    return latest.size() + blocks.stream().mapToInt(HeldBlock::count).sum();
  }

  long bytes() {
    return blocks.stream().mapToLong(HeldBlock::bytes).sum();
  }

  /** All of it, to make another of. */
  List<HeldBlock> content() throws IOException {
    seal();
    return new ArrayList<>(blocks);
  }

  void restore(HeldBlock block) {
    blocks.add(block);
  }

  static Set<String> addresses(List<RequestLogged> requests) {
    Set<String> addresses = new HashSet<>();
    for (RequestLogged request : requests) {
      for (Attempt attempt : request.attempts()) {
        if (attempt.address() != null) {
          addresses.add(attempt.address());
        }
      }
    }
    return addresses;
  }
}
