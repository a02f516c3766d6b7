package io.zerodrop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Vega and Vega-Lite as npm has them, in the versions that Kibana carries. */
final class VegaLibraries {

  private static final Path DIRECTORY = Path.of("target", "vega").toAbsolutePath();
  private static final List<String> PACKAGES = List.of("vega@5.33.0", "vega-lite@5.21.0");
  private static final List<Path> SCRIPTS =
      List.of(
          Path.of("node_modules", "vega", "build", "vega.min.js"),
          Path.of("node_modules", "vega-lite", "build", "vega-lite.min.js"));

  private VegaLibraries() {}

  /** The scripts in the order in which a page loads them; empty where npm cannot fetch them. */
  static Optional<List<Path>> scripts() throws IOException, InterruptedException {
    List<Path> scripts = SCRIPTS.stream().map(DIRECTORY::resolve).toList();
    if (!scripts.stream().allMatch(Files::exists)) {
      String failure = install();
      if (failure != null) {
        assertThat(System.getenv("CI")).as("no Vega: %s", failure).isNotEqualTo("true");
        return Optional.empty();
      }
    }
    return Optional.of(scripts);
  }

  private static String install() throws IOException, InterruptedException {
    Files.createDirectories(DIRECTORY);
    Path log = DIRECTORY.resolve("npm.log");
    ProcessBuilder npm =
        new ProcessBuilder(
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
            DIRECTORY.toString());
    npm.command().addAll(PACKAGES);
    npm.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      return npm.start().waitFor() == 0 ? null : Files.readString(log);
    } catch (IOException noNpm) {
      return noNpm.getMessage();
    }
  }
}
