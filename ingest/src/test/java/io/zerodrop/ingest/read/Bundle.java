package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.LogKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory of logs under test, and what is found in it. */
final class Bundle {

  final Path directory;

  Bundle(Path directory) {
    this.directory = directory;
  }

  Bundle file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Bundle file(String name, byte[] bytes) throws IOException {
    Path path = directory.resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
    return this;
  }

  /** The same in one directory with logs that tell full dates. */
  Bundle withAudit() throws IOException {
    return file("audit.log", Logs.lines(600, Logs::audit));
  }

  InputSet expand() {
    return expand(InputOptions.DEFAULT, directory.toString());
  }

  static InputSet expand(InputOptions options, String... paths) {
    try (Inputs inputs = new Inputs(options)) {
      return inputs.expand(List.of(paths));
    }
  }

  static LogFile only(InputSet set, LogKind kind) {
    List<LogFile> found =
        set.files().stream().filter(file -> file.format().kind() == kind).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " files of kind " + kind + " in " + set);
    }
    return found.get(0);
  }
}
