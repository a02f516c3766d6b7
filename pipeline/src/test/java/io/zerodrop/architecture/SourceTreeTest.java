package io.zerodrop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader may rely on when opening any folder of the sources. */
class SourceTreeTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LONGEST_FILE = 400;

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(
            sources("main")
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(SourceTreeTest::inRoot))
        .isEmpty();
  }

  @Test
  void noFileIsTooLongToReadAtOnce() {
    assertThat(
            Stream.concat(sources("main"), sources("test"))
                .filter(file -> lines(file) > LONGEST_FILE)
                .map(SourceTreeTest::inRoot))
        .isEmpty();
  }

  private static Stream<Path> sources(String kind) {
    return Stream.of("ingest", "analyzer", "dashboards", "pipeline")
        .map(module -> ROOT.resolve(module).resolve("src").resolve(kind).resolve("java"))
        .filter(Files::isDirectory)
        .flatMap(SourceTreeTest::javaFiles)
        .sorted();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".java")).toList();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String inRoot(Path path) {
    return ROOT.relativize(path).toString();
  }
}
