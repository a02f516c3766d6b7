package io.zerodrop.incidents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An unpacked copy of an incident's logs that a test may spoil. */
record Bundle(Path folder) {

  private static final Pattern TIME =
      Pattern.compile(
          "\"(?:stageTimestamp|observedAt)\":\"[^T]+T([0-9:.]+)Z|(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)");

  static Bundle of(RecordedIncident incident, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : list(incident.input())) {
      String name = file.getFileName().toString();
      if (name.endsWith(".gz")) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          Files.copy(in, folder.resolve(name.substring(0, name.length() - 3)));
        }
      } else {
        Files.copy(file, folder.resolve(name));
      }
    }
    return new Bundle(folder);
  }

  /** In the order of their names. */
  List<Path> files() throws IOException {
    return list(folder);
  }

  /** The router's, whichever it is. */
  Path accessLog() throws IOException {
    return files().stream()
        .filter(file -> file.getFileName().toString().matches("(access|haproxy)\\.log"))
        .findFirst()
        .orElseThrow();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  Bundle without(String prefix) throws IOException {
    int left = 0;
    for (Path file : files()) {
      if (file.getFileName().toString().startsWith(prefix)) {
        Files.delete(file);
        left++;
      }
    }
    if (left == 0) {
      throw new IllegalArgumentException("no file begins with " + prefix);
    }
    return this;
  }

  Bundle rewrite(String name, UnaryOperator<List<String>> change) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, change.apply(Files.readAllLines(file)));
    return this;
  }

  /** Each line up to two seconds away from where its time puts it. */
  static UnaryOperator<List<String>> shuffledWithinTwoSeconds(Random random) {
    return lines -> {
      List<Line> moved = new ArrayList<>();
      double time = 0;
      for (String line : lines) {
        Matcher matcher = TIME.matcher(line);
        if (matcher.find()) {
          time = seconds(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        moved.add(new Line(time + 2 * random.nextDouble(), line));
      }
      moved.sort(Comparator.comparingDouble(Line::place));
      return moved.stream().map(Line::text).toList();
    };
  }

  /** The files in another order of names, none of which is what it was. */
  Bundle renamed(Random random) throws IOException {
    List<Path> files = new ArrayList<>(files());
    Collections.shuffle(files, random);
    for (int i = 0; i < files.size(); i++) {
      Files.move(files.get(i), folder.resolve("%02d.dat".formatted(i)));
    }
    return this;
  }

  Bundle add(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    return this;
  }

  Bundle add(String name, String content) throws IOException {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private record Line(double place, String text) {}

  private static double seconds(String clock) {
    String[] parts = clock.split(":");
    return Integer.parseInt(parts[0]) * 3600
        + Integer.parseInt(parts[1]) * 60
        + Double.parseDouble(parts[2]);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
