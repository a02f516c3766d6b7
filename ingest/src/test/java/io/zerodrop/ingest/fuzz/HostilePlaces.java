package io.zerodrop.ingest.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Places in the file system where no log should be, or none can be read. */
final class HostilePlaces {

  private HostilePlaces() {}

  static List<Hostile> all() {
    return List.of(
        new Hostile("a hole of 1 GiB before a line", HostilePlaces::hole, 20, null),
        new Hostile("a link to itself", d -> link(d, "loop", "loop"), 0, "symbolic link"),
        new Hostile("a link to the directory above", d -> link(d, "up", "."), 0, "symbolic link"),
        new Hostile("a link to nowhere", d -> link(d, "dead", "/no/such"), 0, "symbolic link"),
        new Hostile("a link to a device", d -> link(d, "endless", "/dev/zero"), 0, "device"),
        new Hostile(
            "a file that fails when it is read",
            d -> link(d, "memory", "/proc/self/mem"),
            0,
            "cannot be read"),
        new Hostile("a directory 80 deep", HostilePlaces::deep, 0, "directory 64 below"),
        new Hostile("a pipe that nobody writes", HostilePlaces::pipe, 0, "pipe"),
        new Hostile("a file that may not be read", HostilePlaces::forbidden, 0, "permission"),
        new Hostile(
            "a file name of control characters",
            d -> Files.write(d.resolve("a\u001b[31m\n\tb.log"), HostileFiles.log("controls")),
            20,
            null),
        new Hostile("a file name that is no UTF-8", HostilePlaces::bytesForName, 20, null),
        new Hostile(
            "a file name of 255 characters",
            d -> Files.write(d.resolve("n".repeat(255)), HostileFiles.log("long name")),
            20,
            null),
        new Hostile("5,000 empty files", HostilePlaces::many, 0, "empty"));
  }

  private static void hole(Path directory) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve("some.log").toFile(), "rw")) {
      file.setLength(1L << 30);
      file.seek(1L << 30);
      file.write('\n');
      file.write(HostileFiles.log("hole"));
    }
  }

  private static void link(Path directory, String name, String target) throws IOException {
    Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  private static void deep(Path directory) throws IOException {
    Path path = directory;
    for (int i = 0; i < 80; i++) {
      path = path.resolve("d");
    }
    Files.createDirectories(path);
    Files.write(path.resolve("some.log"), HostileFiles.log("deep"));
  }

  private static void pipe(Path directory) throws IOException, InterruptedException {
    new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start().waitFor();
  }

  private static void forbidden(Path directory) throws IOException {
    Path file = Files.write(directory.resolve("some.log"), HostileFiles.log("forbidden"));
    Files.setPosixFilePermissions(file, Set.of());
  }

  /** No Java string says such a name everywhere, so a shell gives it. */
  private static void bytesForName(Path directory) throws IOException, InterruptedException {
    Path file = Files.write(directory.resolve("some.log"), HostileFiles.log("bytes"));
    new ProcessBuilder("sh", "-c", "mv \"$0\" \"$0$(printf '\\377\\200').log\"", file.toString())
        .start()
        .waitFor();
  }

  private static void many(Path directory) throws IOException {
    for (int i = 0; i < 5_000; i++) {
      Files.createFile(directory.resolve("f" + i + ".log"));
    }
  }
}
