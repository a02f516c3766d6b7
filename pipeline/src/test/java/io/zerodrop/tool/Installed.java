package io.zerodrop.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that a test needs: one that is there, else one that apt-get installs. Where there is
 * neither, the test says that it was not run; with {@code CI=true} it fails.
 */
public final class Installed {

  private Installed() {}

  /**
   * @param name of the program on the PATH
   * @param debianPackage that holds it
   */
  public static synchronized Path program(String name, String debianPackage) {
    if (find(name) == null) {
      String said = install(debianPackage);
      assertThat(System.getenv("CI") == null || find(name) != null)
          .as("no %s, and apt-get install %s said: %s", name, debianPackage, said)
          .isTrue();
      assumeTrue(find(name) != null, "not run: no " + name);
    }
    return find(name);
  }

  /** The same where a test has another way to come by the program; empty where there is none. */
  public static synchronized Optional<Path> fetched(String name, String debianPackage) {
    if (find(name) == null) {
      install(debianPackage);
    }
    return Optional.ofNullable(find(name));
  }

  private static Path find(String name) {
    Stream<String> path =
        Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator));
    return Stream.concat(path, Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/bin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static String install(String debianPackage) {
    try {
      run("apt-get", "-qq", "update");
      return run(
          "apt-get",
          "-qq",
          "-o",
          "DPkg::Lock::Timeout=120",
          "install",
          "-y",
          "--no-install-recommends",
          debianPackage);
    } catch (IOException noSuchProgram) {
      return noSuchProgram.getMessage();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return stopped.toString();
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    builder.environment().put("RUNLEVEL", "1"); // or Debian starts what it installs
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
