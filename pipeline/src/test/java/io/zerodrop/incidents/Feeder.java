package io.zerodrop.incidents;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a recorded incident's lines into a directory at a multiple of the speed at which they came
 * about. What was written of a line at a time is often only its first half.
 */
final class Feeder implements Runnable {

  private static final Pattern TIME =
      Pattern.compile(
          "\"(?:stageTimestamp|observedAt)\":\"[^T]+T([0-9:.]+)Z|(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)");

  /** In seconds; what was written long before the incident need not be waited for. */
  private static final double LONGEST_GAP = 5;

  private record Line(String file, double seconds, byte[] bytes) {}

  /** What a log rotation does to a file at some of its lines. */
  enum Rotation {
    /** Renames it in the middle of a line, whose rest still goes to the old file. */
    RENAME,
    /** Copies it and then empties it. */
    COPY_TRUNCATE
  }

  private final Path target;
  private final List<Line> lines;
  private final double speed;
  private final Map<String, Rotation> rotations = new HashMap<>();
  private final Map<String, Integer> left = new HashMap<>();
  private final Map<String, OutputStream> open = new HashMap<>();

  private CountDownLatch hold;

  private Feeder(Path target, List<Line> lines, double speed) {
    this.target = target;
    this.lines = lines;
    this.speed = speed;
    lines.forEach(line -> left.merge(line.file(), 1, Integer::sum));
  }

  static Feeder of(Bundle bundle, Path target, double speed) throws IOException {
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

  /** Rotates the file when half of its lines are written. */
  Feeder rotating(String file, Rotation how) {
    rotations.put(file, how);
    left.computeIfPresent(file, (name, lines) -> lines / 2);
    return this;
  }

  /** Waits with the last third of all lines. */
  Feeder holding(CountDownLatch until) {
    hold = until;
    return this;
  }

  @Override
  public void run() {
    try {
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
        write(line);
      }
      for (OutputStream file : open.values()) {
        file.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Line line) throws IOException {
    OutputStream out = opened(line.file());
    int half = line.bytes().length / 2;
    out.write(line.bytes(), 0, half);
    boolean rotates = left.merge(line.file(), -1, Integer::sum) == 0;
    Rotation how = rotates ? rotations.get(line.file()) : null;
    Path path = target.resolve(line.file());
    if (how == Rotation.RENAME) {
      Files.move(path, target.resolve(line.file() + ".1"));
    }
    out.write(line.bytes(), half, line.bytes().length - half);
    if (how == Rotation.RENAME) {
      out.close();
      open.remove(line.file());
    } else if (how == Rotation.COPY_TRUNCATE) {
      Files.copy(path, target.resolve(line.file() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
          .close();
    }
  }

  private OutputStream opened(String file) throws IOException {
    OutputStream known = open.get(file);
    if (known == null) {
      known =
          Files.newOutputStream(
              target.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      open.put(file, known);
    }
    return known;
  }
}
