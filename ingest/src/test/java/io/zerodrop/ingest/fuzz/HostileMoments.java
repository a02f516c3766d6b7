package io.zerodrop.ingest.fuzz;

import io.zerodrop.ingest.format.LogFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What happens to a log while it is read. */
final class HostileMoments {

  private static final int LENGTH = line("").length();

  /** More than any reader takes in at once. */
  static final int LINES = 40_000;

  private HostileMoments() {}

  static List<Hostile> all() {
    return List.of(
        meanwhile("a file that is emptied while it is read", d -> cut(d, 0), 1, "became shorter"),
        meanwhile(
            "a file that is cut while it is read",
            d -> cut(d, (LINES - 10L) * LENGTH + 7),
            LINES - 10,
            "became shorter"),
        meanwhile("a file that is rotated while it is read", HostileMoments::rotate, LINES, null),
        meanwhile(
            "a file that is copied and emptied while it is read",
            HostileMoments::copyAndEmpty,
            1,
            "are left"),
        meanwhile(
            "a file that is deleted while it is read",
            d -> Files.delete(d.resolve("some.log")),
            LINES,
            null),
        meanwhile("a file that grows while it is read", HostileMoments::grow, LINES, null),
        meanwhile(
            "a file that becomes garbage while it is read",
            d -> Files.write(d.resolve("some.log"), new byte[LINES * LENGTH]),
            1,
            null));
  }

  /** A request of which no other log tells. */
  private static String line(String of) {
    String id = String.format("%08x", of.hashCode());
    return Specimens.of(LogFormat.INGRESS_NGINX).get(0).replaceFirst("4f1c$", id) + "\n";
  }

  private static Hostile meanwhile(String name, Hostile.Writer happens, int useful, String said) {
    return new Hostile(
        name,
        directory -> Files.writeString(directory.resolve("some.log"), line(name).repeat(LINES)),
        happens,
        useful,
        said);
  }

  private static void cut(Path directory, long length) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve("some.log").toFile(), "rw")) {
      file.setLength(length);
    }
  }

  private static void rotate(Path directory) throws IOException {
    Files.move(directory.resolve("some.log"), directory.resolve("some.log.1"));
    Files.writeString(directory.resolve("some.log"), line("after").repeat(3));
  }

  private static void copyAndEmpty(Path directory) throws IOException {
    Files.copy(directory.resolve("some.log"), directory.resolve("some.log.1"));
    cut(directory, 0);
  }

  private static void grow(Path directory) throws IOException {
    Files.writeString(
        directory.resolve("some.log"), line("more").repeat(100), StandardOpenOption.APPEND);
  }
}
