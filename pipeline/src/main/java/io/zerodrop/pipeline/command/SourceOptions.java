package io.zerodrop.pipeline.command;

import io.zerodrop.ingest.read.InputOptions.Forced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a user says about the logs to read. */
final class SourceOptions {

  static final String STDIN = "-";

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Logs: files, directories, archives, or - for stdin.")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "KIND=GLOB",
      converter = OptionValues.ForcedValue.class,
      description =
          "Read the files that match GLOB as KIND (audit, endpointslice, kube-proxy, access, ...)."
              + " Can be repeated; the first match wins.")
  List<Forced> kinds = new ArrayList<>();

  @Option(
      names = "--access-format",
      paramLabel = "GLOB=LAYOUT",
      converter = OptionValues.LayoutValue.class,
      description =
          "How the access lines of the files that match GLOB are laid out: an nginx or Envoy"
              + " format ('edge.log=$remote_addr [$time_local] ...'), names of JSON fields"
              + " ('edge.log=time=ts,status=code,upstream_addr=peer'), a pattern with named groups"
              + " ('edge.log=(?<time>\\S+) (?<status>\\d+) ...'), or @FILE with one of these in it."
              + " Can be repeated.")
  List<Forced> layouts = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = OptionValues.ZoneValue.class,
      description = "Time zone of times without one (default: inferred).")
  ZoneId zone;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "Year of times without one (default: inferred).")
  Integer year;

  /** What the user says that files are; the first that fits a file wins. */
  List<Forced> forced() {
    List<Forced> all = new ArrayList<>(layouts);
    all.addAll(kinds);
    return all;
  }

  /** What is wrong with the values, all of it. */
  List<String> problems() {
    List<String> problems = problemsOfOptions();
    if (paths.isEmpty()) {
      problems.add("which logs? give the PATH of a file, a directory or an archive, or -");
    }
    return problems;
  }

  /** The same where logs may come from elsewhere. */
  List<String> problemsOfOptions() {
    List<String> problems = new ArrayList<>();
    for (String path : paths) {
      if (!path.equals(STDIN) && !Files.isReadable(Path.of(path))) {
        problems.add(
            Files.exists(Path.of(path))
                ? path + " cannot be read: permission denied"
                : path + " is not there");
      }
    }
    if (year != null && (year < 1970 || year > 9999)) {
      problems.add("--year " + year + " is not between 1970 and 9999");
    }
    return problems;
  }
}
