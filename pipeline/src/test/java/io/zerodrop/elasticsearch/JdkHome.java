package io.zerodrop.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a JDK of some version or later: this one, or one beside it. */
final class JdkHome {

  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private JdkHome() {}

  static Optional<Path> atLeast(int feature) throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() >= feature) {
      return Optional.of(own);
    }
    Stream<Path> named =
        Stream.of("JAVA_HOME_21_X64", "JAVA_HOME_25_X64", "JAVA21_HOME")
            .map(System::getenv)
            .filter(home -> home != null)
            .map(Path::of);
    return Stream.concat(named, beside(Path.of("/usr/lib/jvm")))
        .filter(home -> feature(home) >= feature)
        .findFirst();
  }

  private static Stream<Path> beside(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> homes = Files.list(directory)) {
      return homes.sorted().toList().stream();
    }
  }

  private static int feature(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.exists(release)) {
      return 0;
    }
    try {
      Matcher version = RELEASE.matcher(Files.readString(release));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
