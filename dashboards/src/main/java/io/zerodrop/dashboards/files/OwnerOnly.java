package io.zerodrop.dashboards.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that no other user may read: access logs hold client addresses. */
public final class OwnerOnly {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /** Creates the directory and its parents; one that is there already keeps its permissions. */
  public static Path directory(Path directory) throws IOException {
    return Files.isDirectory(directory)
        ? directory
        : Files.createDirectories(directory, attributes("rwx------"));
  }

  /** A new empty file in the directory, hidden and of an unused name. */
  public static Path temporaryFile(Path directory, String name) throws IOException {
    return Files.createTempFile(directory, "." + name + ".", ".tmp", attributes("rw-------"));
  }

  /** Opens a file, which no other user may read if this creates it. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    return FileChannel.open(file, Set.of(options), attributes("rw-------"));
  }

  /** Writes a file anew. */
  public static void write(Path file, String text) throws IOException {
    try (ReplacedFile replaced = new ReplacedFile(file)) {
      replaced.out().write(text.getBytes(StandardCharsets.UTF_8));
      replaced.commit();
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
