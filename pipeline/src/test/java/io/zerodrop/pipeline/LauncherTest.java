package io.zerodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher itself in a made-up checkout, with scripts in the place of Java and Maven that
 * write down how they were called.
 */
class LauncherTest {

  @TempDir Path directory;

  private Path home;
  private Path jdk;
  private String javaVersion = "17";

  private record Run(int code, String out, String err) {}

  @BeforeEach
  void checkout() throws IOException {
    home = Files.createDirectory(directory.resolve("check out"));
    Files.copy(Path.of("..", "zerodrop"), home.resolve("zerodrop"));
    Files.createDirectories(home.resolve("pipeline/src/main/java"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("pipeline/src/main/java/Main.java"), "class Main {}");
    age(home.resolve("pom.xml"));
    age(home.resolve("pipeline/src/main/java/Main.java"));
    age(home.resolve("pipeline/src/main/java"));
    age(home.resolve("pipeline/src/main"));
    script(
        home.resolve("mvnw"),
        """
        echo built >>builds
        [ ! -f broken ] || { echo '[ERROR] Main.java:[1,1] class expected'; exit 1; }
        mkdir -p pipeline/target/lib
        : >pipeline/target/zerodrop-pipeline-1.jar
        : >pipeline/target/lib/b.jar
        : >pipeline/target/lib/a.jar
        """);
    jdk = directory.resolve("jdk");
    script(
        jdk.resolve("bin/java"),
        """
        case " $* " in
          *' -version '*) echo "    java.specification.version = $VERSION"; echo "    java.home = $JDK"; exit ;;
          *' demo --out '*) exit ;;
        esac
        printf '%s\\n' "$@"
        exit 42
        """);
    script(jdk.resolve("bin/javac"), "");
  }

  @Test
  void buildsOnFirstUseAndPassesArgumentsAndExitCodeThrough() throws Exception {
    Run run = launch(home.resolve("zerodrop"), "replay", "two words", "*.log", "");

    assertThat(run.code()).isEqualTo(42);
    assertThat(run.out())
        .contains("-Dzerodrop.home=" + home.toRealPath() + "\n")
        .contains(
            "\n-cp\nT/zerodrop-pipeline-1.jar:T/lib/a.jar:T/lib/b.jar\n"
                .replace("T/", home.toRealPath() + "/pipeline/target/"))
        .endsWith("\nio.zerodrop.pipeline.Main\nreplay\ntwo words\n*.log\n\n");
    assertThat(run.err()).contains("zerodrop: building");
  }

  @Test
  void codeIsOptimisedForWhatRunsForLong() throws Exception {
    assertThat(launch(home.resolve("zerodrop"), "replay", "logs").out())
        .contains("-XX:TieredStopAtLevel=1");
    assertThat(launch(home.resolve("zerodrop"), "stream", "logs").out())
        .doesNotContain("TieredStopAtLevel");
  }

  @Test
  void buildsOnceUntilASourceChanges() throws Exception {
    launch(home.resolve("zerodrop"));
    Run second = launch(home.resolve("zerodrop"));

    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);

    Files.setLastModifiedTime(
        home.resolve("pipeline/src/main/java/Main.java"),
        FileTime.from(Instant.now().plusSeconds(5)));
    launch(home.resolve("zerodrop"));

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void showsTheEndOfAFailedBuildAndTriesAgain() throws Exception {
    Files.writeString(home.resolve("broken"), "");

    Run run = launch(home.resolve("zerodrop"), "demo");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("[ERROR] Main.java:[1,1] class expected")
        .contains("zerodrop: the build failed; all of its output is in " + home.toRealPath());

    Files.delete(home.resolve("broken"));
    assertThat(launch(home.resolve("zerodrop")).code()).isEqualTo(42);
  }

  @Test
  void worksThroughSymbolicLinksFromAnywhere() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("absolute"), home.resolve("zerodrop"));
    Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));

    assertThat(launch(bin.resolve("relative")).out())
        .contains("-Dzerodrop.home=" + home.toRealPath() + "\n");
  }

  @Test
  void refusesAnOldJavaInWords() throws Exception {
    javaVersion = "1.8";

    Run run = launch(home.resolve("zerodrop"), "demo");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("is Java 1.8; zerodrop needs 17 or later");
    assertThat(home.resolve("builds")).doesNotExist();
  }

  @Test
  void asksForACompilerBeforeItBuilds() throws Exception {
    Files.delete(jdk.resolve("bin/javac"));

    assertThat(launch(home.resolve("zerodrop"), "demo").err())
        .contains("install a JDK (not a JRE)");
  }

  @Test
  void saysWhenJavaHomeHoldsNoJava() throws Exception {
    Files.delete(jdk.resolve("bin/java"));

    Run run = launch(home.resolve("zerodrop"), "demo");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("there is no bin/java in it");
  }

  private Run launch(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().put("JAVA_HOME", jdk.toString());
    process.environment().put("JDK", jdk.toString());
    process.environment().put("VERSION", javaVersion);
    process.environment().remove("ZERODROP_JAVA_OPTS");
    int code = process.start().waitFor();
    return new Run(code, Files.readString(out), Files.readString(err));
  }

  private int builds() throws IOException {
    return Files.readAllLines(home.resolve("builds"), StandardCharsets.UTF_8).size();
  }

  private static void script(Path path, String body) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void age(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
