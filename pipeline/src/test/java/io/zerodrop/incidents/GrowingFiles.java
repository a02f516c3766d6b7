package io.zerodrop.incidents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Files that grow, often by half a line at a time, and are rotated in the middle of a line. */
final class GrowingFiles implements FeedTarget {

  /** What a log rotation does to a file. */
  enum Rotation {
    /** Renames it in the middle of a line, whose rest still goes to the old file. */
    RENAME,
    /** Copies it and then empties it. */
    COPY_TRUNCATE
  }

  private final Path folder;
  private final Map<String, Rotation> rotations = new HashMap<>();
  private final Map<String, OutputStream> open = new HashMap<>();

  GrowingFiles(Path folder) {
    this.folder = folder;
  }

  /** Rotates the file when half of its lines are written. */
  GrowingFiles rotating(String file, Rotation how) {
    rotations.put(file, how);
    return this;
  }

  @Override
  public void write(String file, byte[] line, boolean middle) throws IOException {
    OutputStream out = opened(file);
    int half = line.length / 2;
    out.write(line, 0, half);
    Rotation how = middle ? rotations.get(file) : null;
    Path path = folder.resolve(file);
    if (how == Rotation.RENAME) {
      Files.move(path, folder.resolve(file + ".1"));
    }
    out.write(line, half, line.length - half);
    if (how == Rotation.RENAME) {
      out.close();
      open.remove(file);
    } else if (how == Rotation.COPY_TRUNCATE) {
      Files.copy(path, folder.resolve(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
      Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
          .close();
    }
  }

  private OutputStream opened(String file) throws IOException {
    OutputStream known = open.get(file);
    if (known == null) {
      known =
          Files.newOutputStream(
              folder.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      open.put(file, known);
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : open.values()) {
      file.close();
    }
  }
}
