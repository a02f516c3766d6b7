package io.zerodrop.pipeline.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids of findings that were told, one a line in a file. */
final class TellersMemory {

  private final Path file;
  private final Set<String> known;

  private TellersMemory(Path file, Set<String> known) {
    this.file = file;
    this.known = known;
  }

  static TellersMemory in(Path file) throws IOException {
    return new TellersMemory(
        file, Files.exists(file) ? new HashSet<>(Files.readAllLines(file)) : new HashSet<>());
  }

  synchronized boolean knows(String id) {
    return known.contains(id);
  }

  /** Until the program ends. */
  synchronized void add(String id) {
    known.add(id);
  }

  /** For good. */
  synchronized void keep(String id) throws IOException {
    Files.write(file, List.of(id), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
