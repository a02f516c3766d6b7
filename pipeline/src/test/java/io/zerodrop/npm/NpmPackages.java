package io.zerodrop.npm;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.tool.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Packages of the npm registry that tests compare with; fetched once, under {@code target}. */
public final class NpmPackages {

  private NpmPackages() {}

  /**
   * The directory of the packages. With {@code CI=true} the test fails where they cannot be had.
   *
   * @param packages with their versions, such as {@code vega@5.33.0}
   */
  public static Optional<Path> installed(String name, String... packages)
      throws IOException, InterruptedException {
    Path directory = Path.of("target", "npm", name).toAbsolutePath();
    Path done = directory.resolve("installed");
    if (!Files.exists(done)) {
      String failure = install(directory, packages);
      if (failure != null) {
        assertThat(System.getenv("CI")).as("npm: %s", failure).isNotEqualTo("true");
        return Optional.empty();
      }
      Files.createFile(done);
    }
    return Optional.of(directory.resolve("node_modules"));
  }

  private static String install(Path directory, String... packages)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Optional<Path> npm = Installed.fetched("npm", "npm");
    if (npm.isEmpty()) {
      return "not there, and apt-get cannot install it";
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                npm.get().toString(),
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix"));
    command.add(directory.toString());
    command.addAll(Arrays.asList(packages));
    Path log = directory.resolve("npm.log");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    return status == 0 ? null : Files.readString(log);
  }
}
