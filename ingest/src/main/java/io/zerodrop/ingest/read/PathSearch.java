package io.zerodrop.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/** Finds the files under the paths that a user gives. */
final class PathSearch {

  /** Directories inside one another. */
  private static final int DEPTH = 64;

  /** Files under one path. */
  private static final int MAX_FILES = 200_000;

  private static final String DEAD_LINK =
      "a symbolic link that leads nowhere or back to a directory above it; not followed";

  private final InputOptions options;
  private final Spool spool;
  private final Findings findings;

  PathSearch(InputOptions options, Spool spool, Findings findings) {
    this.options = options;
    this.spool = spool;
    this.findings = findings;
  }

  void find(String given) {
    try {
      if (given.equals("-")) {
        copy(given, options.stdin());
        return;
      }
      Path path = Path.of(given);
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        walk(given, path);
      } else if (attributes.isRegularFile()) {
        findings.add(new Found(given, path, true, micros(attributes)));
      } else if (openDescriptor(given)) {
        try (var in = Files.newInputStream(path)) {
          copy(given, in);
        }
      } else {
        findings.problem(
            given,
            "is a pipe, a socket or a device, which may never end; give what it holds on standard"
                + " input, with - as the path");
      }
    } catch (IOException failure) {
      findings.problem(given, failure);
    } catch (RuntimeException invalid) {
      findings.problem(given, "is not a path: " + invalid.getMessage());
    }
  }

  private void copy(String given, InputStream in) throws IOException {
    Spool.Copy copy = spool.copy(in);
    findings.add(new Found(given, copy.path(), true, LogFile.UNKNOWN_TIME));
    if (copy.failure() != null) {
      findings.problem(given, copy.failure());
    }
  }

  /** What a shell makes of {@code <(command)}: already open, so it ends when the command does. */
  private static boolean openDescriptor(String given) {
    return given.startsWith("/dev/fd/")
        || given.startsWith("/proc/self/fd/")
        || given.equals("/dev/stdin");
  }

  private static long micros(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS);
  }

  private void walk(String given, Path root) throws IOException {
    String prefix = given.endsWith("/") ? given : given + "/";
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEPTH,
        new SimpleFileVisitor<>() {
          private int files;

          private String display(Path path) {
            return prefix + root.relativize(path).toString().replace('\\', '/');
          }

          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (!dir.equals(root) && hidden(dir)) {
              findings.irrelevant(display(dir), "hidden");
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (++files > MAX_FILES) {
              findings.problem(
                  given, "holds more than " + MAX_FILES + " files; give a directory further down");
              return FileVisitResult.TERMINATE;
            }
            if (hidden(file)) {
              findings.irrelevant(display(file), "hidden");
            } else if (attributes.isDirectory()) {
              findings.problem(
                  display(file),
                  "is a directory " + DEPTH + " below the given one; give it, or one nearer to it");
            } else if (attributes.isSymbolicLink()) {
              findings.note(display(file), DEAD_LINK);
            } else if (!attributes.isRegularFile()) {
              findings.note(display(file), "is a pipe, a socket or a device; not read");
            } else if (NotLogs.byName(file.getFileName().toString())) {
              findings.irrelevant(display(file), "not a log, by its name");
            } else {
              findings.add(new Found(display(file), file, false, micros(attributes)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (Files.isSymbolicLink(file)) {
              findings.note(display(file), DEAD_LINK);
            } else {
              findings.problem(display(file), failure);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failure) {
            if (failure != null) {
              findings.problem(display(dir), failure);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean hidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
