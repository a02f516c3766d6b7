package io.zerodrop.dashboards.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Lines that arrive in any order and are written in the order of their keys, then their bytes.
 * Holds a bounded amount in memory; beyond that, sorted runs wait in temporary files. Not
 * thread-safe.
 */
final class SortedLines implements AutoCloseable {

  private static final long HELD_BYTES = 64L << 20;
  private static final int OVERHEAD = 120;

  private record Line(String key, byte[] bytes) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byKey = key.compareTo(other.key);
      return byKey != 0 ? byKey : Arrays.compareUnsigned(bytes, other.bytes);
    }
  }

  private final Path directory;
  private final long limit;
  private final List<Line> held = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();
  private long heldBytes;
  private long count;

  SortedLines(Path directory) {
    this(directory, HELD_BYTES);
  }

  SortedLines(Path directory, long limit) {
    this.directory = directory;
    this.limit = limit;
  }

  void add(String key, byte[] bytes) throws IOException {
    held.add(new Line(key, bytes));
    count++;
    heldBytes += bytes.length + key.length() + OVERHEAD;
    if (heldBytes > limit) {
      spill();
    }
  }

  long count() {
    return count;
  }

  int runs() {
    return runs.size();
  }

  void writeTo(OutputStream out) throws IOException {
    Collections.sort(held);
    if (runs.isEmpty()) {
      for (Line line : held) {
        write(line, out);
      }
      return;
    }
    merge(out);
  }

  private void merge(OutputStream out) throws IOException {
    List<Run> opened = new ArrayList<>();
    try {
      for (Path path : runs) {
        opened.add(
            new Run(new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))));
      }
      PriorityQueue<Run> queue = new PriorityQueue<>();
      for (Run run : opened) {
        if (run.advance()) {
          queue.add(run);
        }
      }
      int next = 0;
      while (!queue.isEmpty()) {
        Run first = queue.poll();
        while (next < held.size() && held.get(next).compareTo(first.head) <= 0) {
          write(held.get(next++), out);
        }
        write(first.head, out);
        if (first.advance()) {
          queue.add(first);
        }
      }
      while (next < held.size()) {
        write(held.get(next++), out);
      }
    } finally {
      for (Run run : opened) {
        run.in.close();
      }
    }
  }

  private static void write(Line line, OutputStream out) throws IOException {
    out.write(line.bytes);
    out.write('\n');
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void spill() throws IOException {
    Collections.sort(held);
    Path run = OwnerOnly.temporaryFile(directory, "sort");
    runs.add(run);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
      for (Line line : held) {
        out.writeBoolean(true);
        write(line.key.getBytes(StandardCharsets.UTF_8), out);
        write(line.bytes, out);
      }
      out.writeBoolean(false);
    }
    held.clear();
    heldBytes = 0;
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private static final class Run implements Comparable<Run> {
    private final DataInputStream in;
    private Line head;

    Run(DataInputStream in) {
      this.in = in;
    }

    boolean advance() throws IOException {
      if (!in.readBoolean()) {
        return false;
      }
      String key = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      head = new Line(key, in.readNBytes(in.readInt()));
      return true;
    }

    @Override
    public int compareTo(Run other) {
      return head.compareTo(other.head);
    }
  }
}
