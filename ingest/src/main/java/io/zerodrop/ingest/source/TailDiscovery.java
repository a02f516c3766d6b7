package io.zerodrop.ingest.source;

import io.zerodrop.ingest.format.Dating;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.read.LogFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks for files to follow: those that are there, and those that appear. What a rotation renames
 * or copies is no new file. Of a file that just began too little may be known to read it; it waits
 * until there is more. Used by one thread at a time.
 */
final class TailDiscovery implements Closeable {

  private static final int DEPTH = 32;

  /** How long a log waits for one that tells its date or its router. */
  private static final long DATE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final TailInputs inputs;
  private final Inputs search;

  /** By splits' names without their identity; the latest of each. */
  private final List<FileIdentity> known;

  private Map<Path, Seen> last = Map.of();
  private long changed = System.nanoTime();
  private final Map<String, Long> since = new HashMap<>();

  private record Seen(long size, long modified, String inode) {}

  /**
   * What a look came to.
   *
   * @param idle whether nothing was written for as long as is waited for
   */
  record Look(List<TailSplit> found, List<FileIdentity> known, boolean idle) {}

  /**
   * @param known files that were found before
   */
  TailDiscovery(TailInputs inputs, Collection<FileIdentity> known) {
    this.inputs = inputs;
    this.search = new Inputs(inputs.options());
    this.known = new ArrayList<>(known);
  }

  Look look() {
    Map<Path, Seen> now = walk();
    if (!now.equals(last)) {
      changed = System.nanoTime();
    }
    boolean idle =
        inputs.stopWhenIdle() != null
            && System.nanoTime() - changed >= inputs.stopWhenIdle().toNanos();
    List<TailSplit> found = idle || strangers(now) ? find(idle) : List.of();
    last = now;
    return new Look(found, List.copyOf(known), idle);
  }

  /** Whether a file that is not followed, or not any more, has something new. */
  private boolean strangers(Map<Path, Seen> now) {
    for (Map.Entry<Path, Seen> entry : now.entrySet()) {
      Seen before = last.get(entry.getKey());
      boolean grown = entry.getValue().size() > 0 && !entry.getValue().equals(before);
      if (grown && !isKnown(entry.getKey())) {
        return true;
      }
    }
    return waiting.stream().anyMatch(file -> waited(file) >= DATE_NANOS);
  }

  private final List<String> waiting = new ArrayList<>();

  private List<TailSplit> find(boolean atLast) {
    waiting.clear();
    List<TailSplit> found = new ArrayList<>();
    InputSet set = search.expand(inputs.paths());
    List<FileIdentity> fresh = new ArrayList<>();
    boolean routed = set.files().stream().anyMatch(file -> file.format().kind() == LogKind.ACCESS);
    boolean dated = set.files().stream().anyMatch(TailDiscovery::tellsDates);
    for (LogFile file : set.files()) {
      try {
        FileIdentity identity = FileIdentity.of(file.path());
        if (identity.headLength() == 0 || isKnown(file.path()) || isCopy(file, identity)) {
          continue;
        }
        boolean lacks = !dated && needsDate(file) || !routed && needsRouter(file);
        if (lacks && !atLast && waited(file.display()) < DATE_NANOS) {
          waiting.add(file.display());
          continue;
        }
        found.add(new TailSplit(LogSplit.of(file), identity));
        fresh.add(identity);
      } catch (IOException gone) {
        continue; // the next look finds it under its new name
      }
    }
    known.addAll(fresh);
    return found;
  }

  /** How long a file has been waiting for what it lacks. */
  private long waited(String display) {
    long now = System.nanoTime();
    return now - since.computeIfAbsent(display, any -> now);
  }

  /** Which router an error log is of, an access log tells. */
  private static boolean needsRouter(LogFile file) {
    return file.format().kind() == LogKind.NGINX_ERROR;
  }

  private static boolean tellsDates(LogFile file) {
    return file.format().dating() == Dating.FULL && file.firstMicros() != LogFile.UNKNOWN_TIME;
  }

  private static boolean needsDate(LogFile file) {
    return file.format().dating() != Dating.FULL && file.format().dating() != Dating.NONE;
  }

  private boolean isKnown(Path path) {
    try {
      String inode = FileIdentity.inodeOf(path);
      for (FileIdentity identity : known) {
        if (identity.inode().equals(inode) && identity.begins(path)) {
          return true;
        }
      }
      return false;
    } catch (IOException gone) {
      return true;
    }
  }

  private boolean isCopy(LogFile file, FileIdentity identity) throws IOException {
    for (FileIdentity other : known) {
      if (!other.inode().equals(identity.inode())
          && other.telling()
          && inRotation(file.path())
          && other.begins(file.path())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file's name is one that a rotation makes of another's beside it. */
  private boolean inRotation(Path path) {
    return last.keySet().stream()
        .anyMatch(
            other ->
                !other.equals(path)
                    && other.getParent() != null
                    && other.getParent().equals(path.getParent())
                    && TailedFile.rotated(other, path));
  }

  private Map<Path, Seen> walk() {
    Map<Path, Seen> seen = new TreeMap<>();
    for (String given : inputs.paths()) {
      try (Stream<Path> all =
          Files.walk(Path.of(given).toAbsolutePath(), DEPTH, FileVisitOption.FOLLOW_LINKS)) {
        all.forEach(path -> see(path, seen));
      } catch (IOException | UncheckedIOException changing) {
        continue; // looked at again soon
      }
    }
    return seen;
  }

  private static void see(Path path, Map<Path, Seen> seen) {
    try {
      BasicFileAttributes of = Files.readAttributes(path, BasicFileAttributes.class);
      if (of.isRegularFile() && !path.getFileName().toString().startsWith(".")) {
        seen.put(
            path,
            new Seen(of.size(), of.lastModifiedTime().toMillis(), FileIdentity.inode(path, of)));
      }
    } catch (IOException gone) {
      return;
    }
  }

  @Override
  public void close() {
    search.close();
  }
}
