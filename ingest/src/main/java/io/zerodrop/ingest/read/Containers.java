package io.zerodrop.ingest.read;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The containers whose lines stand in one file: {@code kubectl logs --prefix} of several pods, or
 * what a log shipper collected from a node. Each is a log of its own, with its own format and its
 * own proxy instance.
 */
final class Containers {

  /** Containers in one file that are told apart. */
  private static final int MAX_CONTAINERS = 500;

  private Containers() {}

  /** The first lines of each container, by its name; empty where envelopes name none. */
  static Map<String, byte[]> heads(Found found, Head head) {
    List<Envelope> envelopes = Detector.envelopes(head.bytes(), head.whole());
    if (!envelopes.contains(Envelope.KUBECTL_PREFIX) && !envelopes.contains(Envelope.JSON)) {
      return Map.of();
    }
    Map<String, ByteArrayOutputStream> heads = new TreeMap<>();
    try (LogReader reader = LogReader.open(asLines(found, envelopes), rejected -> {})) {
      LogRecord record = new LogRecord();
      for (long lines = 1; reader.next(record); lines++) {
        String name = reader.origin().containerName();
        if (name == null && heads.isEmpty() && lines > 100) {
          return Map.of();
        }
        if (name != null && (heads.containsKey(name) || heads.size() < MAX_CONTAINERS)) {
          ByteArrayOutputStream lineByLine =
              heads.computeIfAbsent(name, key -> new ByteArrayOutputStream());
          if (lineByLine.size() + record.length() < Detector.HEAD) {
            lineByLine.write(record.bytes(), record.from(), record.length());
            lineByLine.write('\n');
          }
        }
      }
    } catch (IOException unreadable) {
      return Map.of(); // reported when the file is read
    }
    Map<String, byte[]> bytes = new TreeMap<>();
    heads.forEach((name, lines) -> bytes.put(name, lines.toByteArray()));
    return bytes;
  }

  /** Any format of lines will do: nothing is parsed. */
  private static LogFile asLines(Found found, List<Envelope> envelopes) {
    Detection lines = Detection.certain(LogFormat.KUBE_PROXY).inside(envelopes);
    return new LogFile(
        found.display(),
        Location.of(found.path()),
        0,
        lines,
        null,
        FileContext.of(found.display(), 0),
        LogFile.UNKNOWN_TIME,
        LogFile.UNKNOWN_TIME);
  }

  /** What each container's lines are, with the envelopes of the file around them. */
  static List<Candidate> split(
      Found found, Head head, Map<String, byte[]> heads, Findings findings) {
    List<Envelope> around = Detector.envelopes(head.bytes(), head.whole());
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, byte[]> container : heads.entrySet()) {
      byte[] lines = container.getValue();
      Detection detection = Detector.detect(lines, true, container.getKey());
      if (detection.readable()) {
        List<Envelope> all = new ArrayList<>(around);
        all.addAll(detection.envelopes());
        Selection selection = new Selection(container.getKey(), candidates.isEmpty());
        candidates.add(Candidate.of(found, head, detection.inside(all), selection));
      }
    }
    int others = heads.size() - candidates.size();
    if (others > 0) {
      findings.note(
          found.display(),
          others + " of the " + heads.size() + " containers in it write none of the known logs");
    }
    return candidates;
  }
}
