package io.zerodrop.pipeline.publish;

import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import io.zerodrop.dashboards.files.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documents that were published since the last checkpoint, in files. A process that goes on
 * from that checkpoint knows nothing of them, and may never say them again: they are taken back
 * then, and those that still hold are said anew.
 *
 * <p>Each checkpoint begins another file; once it is complete, those before it go.
 */
final class PublishedJournal {

  /** A document of a process before this one. */
  record Entry(String index, String id) {}

  private static final Pattern SEGMENT = Pattern.compile("\\d{1,18}");

  private final Path directory;
  private final Set<Entry> noted = new HashSet<>();
  private final Set<Entry> left = new LinkedHashSet<>();
  private final TreeMap<Long, Long> lastBefore = new TreeMap<>();
  private long segment;
  private OutputStream open;

  private PublishedJournal(Path directory) {
    this.directory = directory;
  }

  static PublishedJournal in(Path directory) throws IOException {
    OwnerOnly.directory(directory);
    PublishedJournal journal = new PublishedJournal(directory);
    for (Path file : journal.segments().values()) {
      for (String line : Files.readAllLines(file)) {
        int space = line.indexOf(' ');
        if (space > 0) {
          journal.left.add(new Entry(line.substring(0, space), line.substring(space + 1)));
        }
      }
    }
    journal.segment = journal.segments().isEmpty() ? 0 : journal.segments().lastKey() + 1;
    return journal;
  }

  /** What the processes before this one left, once. */
  List<Entry> takeLeft() {
    List<Entry> all = List.copyOf(left);
    left.clear();
    return all;
  }

  /** To be called before a document is sent. */
  void note(PublishedDocument document) throws IOException {
    note(new Entry(document.index(), document.id()));
  }

  private void note(Entry entry) throws IOException {
    if (!noted.add(entry)) {
      return;
    }
    if (open == null) {
      open =
          Files.newOutputStream(
              directory.resolve(String.valueOf(segment)),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
    }
    open.write((entry.index() + ' ' + entry.id() + '\n').getBytes(StandardCharsets.UTF_8));
  }

  /** A checkpoint is made, which knows of all that was noted. */
  void checkpoint(long number) throws IOException {
    closeSegment();
    lastBefore.put(number, segment);
    segment++;
    noted.clear();
    for (Entry entry : left) {
      note(entry);
    }
  }

  /** A checkpoint is complete. */
  void complete(long number) throws IOException {
    Long last = lastBefore.get(number);
    if (last == null) {
      return;
    }
    for (Path file : segments().headMap(last, true).values()) {
      Files.deleteIfExists(file);
    }
    lastBefore.headMap(number, true).clear();
  }

  /** By their numbers; what else somebody put there is none of them. */
  private TreeMap<Long, Path> segments() throws IOException {
    TreeMap<Long, Path> segments = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> SEGMENT.matcher(file.getFileName().toString()).matches())
          .forEach(file -> segments.put(Long.valueOf(file.getFileName().toString()), file));
    }
    return segments;
  }

  private void closeSegment() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  void close() throws IOException {
    closeSegment();
  }
}
