package io.zerodrop.ingest.record.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The segments that a bundle has. */
public final class SegmentFiles {

  private SegmentFiles() {}

  /** Those of a kind, oldest first. */
  public static List<Path> of(Path bundle, RecordKind kind) throws IOException {
    return all(bundle).stream()
        .filter(file -> file.getFileName().toString().startsWith(kind.stem() + "-"))
        .toList();
  }

  static List<Path> all(Path bundle) throws IOException {
    try (Stream<Path> files = Files.list(bundle)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SegmentName.SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
