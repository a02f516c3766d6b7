package io.zerodrop.incidents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A checkpoint in one file. */
record KeptState(Path zip) {

  private static final Path FOLDER = Path.of("src", "test", "resources", "state");

  static List<KeptState> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(KeptState::new).toList();
    }
  }

  static KeptState named(String name) {
    return new KeptState(FOLDER.resolve(name + ".zip"));
  }

  /** Begins the names of the topics whose offsets it holds. */
  String name() {
    return zip.getFileName().toString().replace(".zip", "");
  }

  /** Takes the one checkpoint of a state directory. */
  void keep(Path state) throws IOException {
    Path checkpoint;
    try (Stream<Path> all = Files.walk(state)) {
      checkpoint = all.filter(path -> path.endsWith("_metadata")).findFirst().orElseThrow();
    }
    Files.createDirectories(FOLDER);
    Files.deleteIfExists(zip);
    try (FileSystem into = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      copy(checkpoint.getParent(), into.getPath("/"));
    }
  }

  void unpack(Path state) throws IOException {
    Path checkpoint = Files.createDirectories(state.resolve("kept").resolve("chk-1"));
    try (FileSystem from = FileSystems.newFileSystem(zip)) {
      copy(from.getPath("/"), checkpoint);
    }
  }

  /**
   * Spoils what was unpacked.
   *
   * @param name of classes
   * @param other of the same length
   */
  void rename(Path state, String name, String other) throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("kept").resolve("chk-1"))) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace(name, other), StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
