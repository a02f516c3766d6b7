package io.zerodrop.ingest.read;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the bytes of a file are, as a text that leads back to them. The name of a file need not be
 * text in the encoding of this process (an old archive, a container without a locale); a URI tells
 * such a name byte by byte.
 */
final class Location {

  private static final String SCHEME = "file:";

  private Location() {}

  static String of(Path path) {
    Path absolute = path.toAbsolutePath();
    return isText(absolute) ? absolute.toString() : absolute.toUri().toString();
  }

  /** The path of a location; relative where it is the text of a relative one. */
  static Path path(String location) {
    return location.startsWith(SCHEME) ? Path.of(URI.create(location)) : Path.of(location);
  }

  private static boolean isText(Path path) {
    try {
      return Path.of(path.toString()).equals(path);
    } catch (InvalidPathException unmappable) {
      return false;
    }
  }

  /** Of the file; 0 where there is none. */
  static long bytes(Path path) {
    try {
      return Files.size(path);
    } catch (IOException gone) {
      return 0; // reported when the file is read
    }
  }
}
