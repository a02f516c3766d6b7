package io.zerodrop.incidents;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a recorded incident's lines at a multiple of the speed at which they came about. */
final class Feeder implements Runnable {

  private static final Pattern TIME =
      Pattern.compile(
          "\"(?:stageTimestamp|observedAt)\":\"[^T]+T([0-9:.]+)Z|(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)");

  /** In seconds; what was written long before the incident need not be waited for. */
  private static final double LONGEST_GAP = 5;

  private record Line(String file, double seconds, byte[] bytes) {}

  private final FeedTarget target;
  private final List<Line> lines;
  private final double speed;
  private final Map<String, Integer> left = new HashMap<>();

  private CountDownLatch hold;

  private Feeder(FeedTarget target, List<Line> lines, double speed) {
    this.target = target;
    this.lines = lines;
    this.speed = speed;
    lines.forEach(line -> left.merge(line.file(), 1, Integer::sum));
    left.replaceAll((file, all) -> all / 2);
  }

  static Feeder of(Bundle bundle, FeedTarget target, double speed) throws IOException {
    List<Line> all = new ArrayList<>();
    List<Line> dumps = new ArrayList<>();
    for (Path file : bundle.files()) {
      String name = file.getFileName().toString();
      boolean dump = name.startsWith("events") || name.startsWith("manifests");
      all.addAll(dump ? List.of() : lines(name, Files.readAllBytes(file)));
      if (dump) {
        dumps.add(new Line(name, 0, Files.readAllBytes(file)));
      }
    }
    all.sort(Comparator.comparingDouble(Line::seconds));
    all.addAll(dumps);
    return new Feeder(target, all, speed);
  }

  private static List<Line> lines(String name, byte[] content) throws IOException {
    List<Line> lines = new ArrayList<>();
    double latest = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new ByteArrayInputStream(content), StandardCharsets.ISO_8859_1))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher matcher = TIME.matcher(line);
        if (matcher.find()) {
          String clock = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
          latest = Math.max(latest, seconds(clock));
        }
        lines.add(new Line(name, latest, (line + "\n").getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
    return lines;
  }

  private static double seconds(String clock) {
    String[] parts = clock.split(":");
    return Integer.parseInt(parts[0]) * 3600
        + Integer.parseInt(parts[1]) * 60
        + Double.parseDouble(parts[2]);
  }

  /** Waits with the last third of all lines. */
  Feeder holding(CountDownLatch until) {
    hold = until;
    return this;
  }

  @Override
  public void run() {
    try (target) {
      long began = System.nanoTime();
      double due = 0;
      double last = lines.get(0).seconds();
      for (int i = 0; i < lines.size(); i++) {
        if (i == lines.size() * 2 / 3 && hold != null) {
          hold.await();
          began = System.nanoTime() - (long) (due * 1e9);
        }
        Line line = lines.get(i);
        due += Math.min(LONGEST_GAP, Math.max(0, line.seconds() - last)) / speed;
        last = line.seconds();
        long wait = began + (long) (due * 1e9) - System.nanoTime();
        if (wait > 1_000_000) {
          LockSupport.parkNanos(wait);
        }
        boolean middle = left.merge(line.file(), -1, Integer::sum) == 0;
        target.write(line.file(), line.bytes(), middle);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
