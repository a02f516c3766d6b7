package io.zerodrop.bench.micro;

import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.ClusterPictures;
import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.analyzer.timeline.TimelineSettings;
import io.zerodrop.bench.bundle.BundleGenerator;
import io.zerodrop.bench.bundle.BundleSpec;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A generated bundle that fits in memory, and what its logs say. */
final class SmallBundle {

  private static final long BYTES = 30_000_000;

  final Path directory;

  SmallBundle() throws IOException {
    directory = Files.createTempDirectory("bench-micro-").resolve("bundle");
    BundleGenerator.generate(BundleSpec.of(directory, BYTES));
  }

  /** Whole lines from the beginning of a file. */
  byte[] lines(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(file));
    int end = Math.min(bytes.length, 4 << 20);
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  ClusterPicture picture() {
    List<ClusterEvent> events = new ArrayList<>(events("audit.log", LogFormat.AUDIT));
    events.addAll(events("endpointslices.jsonl", LogFormat.ENDPOINT_SLICE));
    TreeMap<String, List<ClusterEvent>> byPod = new TreeMap<>();
    List<ClusterEvent> others = new ArrayList<>();
    for (ClusterEvent event : events) {
      String pod = PodDossier.keyOf(event);
      if (pod == null) {
        others.add(event);
      } else {
        byPod.computeIfAbsent(pod, key -> new ArrayList<>()).add(event);
      }
    }
    List<PodDossier> pods = new ArrayList<>();
    byPod.forEach((pod, of) -> pods.add(PodDossier.of(pod, of)));
    return new ClusterPictures(TimelineSettings.DEFAULT).draw(pods, others);
  }

  List<RequestLogged> requests(String file) {
    Collected collected = new Collected();
    LogReader.readAll(log(file, LogFormat.INGRESS_NGINX), collected);
    return collected.requests;
  }

  private List<ClusterEvent> events(String file, LogFormat format) {
    Collected collected = new Collected();
    LogReader.readAll(log(file, format), collected);
    return collected.events;
  }

  private LogFile log(String file, LogFormat format) {
    return LogFile.of(directory.resolve(file), format);
  }

  private static final class Collected implements ParsedSink {
    private final List<ClusterEvent> events = new ArrayList<>();
    private final List<RequestLogged> requests = new ArrayList<>();

    @Override
    public void event(ClusterEvent event) {
      events.add(event);
    }

    @Override
    public void request(RequestLogged request) {
      requests.add(request);
    }

    @Override
    public void rejected(Rejected rejected) {
      throw new IllegalStateException(rejected.toString());
    }

    @Override
    public void irrelevant() {
      // most of an audit log
    }
  }
}
