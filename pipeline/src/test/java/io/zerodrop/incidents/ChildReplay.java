package io.zerodrop.incidents;

import io.zerodrop.pipeline.Main;
import io.zerodrop.tool.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A replay in a process of its own, with little memory, by a user who may read only what files
 * allow their owner.
 *
 * @param code of its exit
 * @param out what it printed
 * @param err and what it said
 * @param mostMemory bytes of memory that it ever held, heap and all
 */
record ChildReplay(int code, String out, String err, long mostMemory) {

  private static final String PEAK = "VmHWM:";

  /** What root may beyond others (capabilities(7)). */
  private static final String RIGHTS = "-dac_override,-dac_read_search";

  static ChildReplay of(Path directory, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.add(Installed.program("setpriv", "util-linux").toString());
      command.addAll(List.of("--bounding-set", RIGHTS, "--inh-caps", RIGHTS));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildReplay.class.getName(), directory.resolve("memory").toString()));
    command.add("replay");
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    int code =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    Path memory = directory.resolve("memory");
    if (!Files.exists(memory)) {
      throw new AssertionError(
          command.get(0) + " ended with " + code + ": " + Files.readString(err));
    }
    String peak = Files.readString(memory).replaceAll("\\D", "");
    return new ChildReplay(
        code, Files.readString(out), Files.readString(err), Long.parseLong(peak) * 1024);
  }

  /**
   * Runs the program, and tells at its end what memory it took.
   *
   * @param arguments where to tell it, and those of the program
   */
  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> tellMemory(Path.of(arguments[0]))));
    Main.main(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
  }

  private static void tellMemory(Path file) {
    try {
      Files.write(
          file,
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith(PEAK))
              .toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
