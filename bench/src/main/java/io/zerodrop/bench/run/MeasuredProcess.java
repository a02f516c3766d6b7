package io.zerodrop.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program and watches what it takes, as Linux tells in /proc (proc_pid_stat(5)). */
final class MeasuredProcess {

  private static final long POLL_MILLIS = 10;
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private double cpuSeconds;
  private long peakBytes;

  private MeasuredProcess(Process process) {
    this.process = process;
  }

  /**
   * @throws IOException if it cannot be run or ends with anything but 0
   */
  static Measured run(List<String> command, Path directory) throws IOException {
    Path output = Files.createTempFile("bench-", ".out");
    Path errors = Files.createTempFile("bench-", ".err");
    try {
      long began = System.nanoTime();
      MeasuredProcess run =
          new MeasuredProcess(
              new ProcessBuilder(command)
                  .directory(directory.toFile())
                  .redirectOutput(output.toFile())
                  .redirectError(errors.toFile())
                  .start());
      int exit = run.await();
      double seconds = (System.nanoTime() - began) / 1e9;
      if (exit != 0) {
        throw new IOException(
            String.join(" ", command) + " ended with " + exit + ": " + Files.readString(errors));
      }
      return new Measured(seconds, run.cpuSeconds, run.peakBytes, Files.readString(output));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  private int await() {
    try {
      do {
        look();
      } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
      return process.exitValue();
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private void look() {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    try {
      String stat = Files.readString(proc.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      cpuSeconds = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
      for (String line : Files.readAllLines(proc.resolve("status"), StandardCharsets.UTF_8)) {
        if (line.startsWith("VmHWM:")) {
          peakBytes = 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException endedOrNotLinux) {
      return; // what was seen last stands
    }
  }
}
