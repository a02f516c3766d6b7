package io.zerodrop.pipeline.command;

import io.zerodrop.analyzer.advice.Audit;
import io.zerodrop.analyzer.advice.FixedManifests;
import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.manifest.Nodes;
import io.zerodrop.analyzer.advice.manifest.UnreadableManifestException;
import io.zerodrop.analyzer.advice.rule.Measured;
import io.zerodrop.analyzer.advice.rule.Scene;
import io.zerodrop.analyzer.advice.rule.Severity;
import io.zerodrop.dashboards.advice.AdviceFiles;
import io.zerodrop.dashboards.advice.AdviceText;
import io.zerodrop.dashboards.advice.AuditJson;
import io.zerodrop.dashboards.files.JsonLines;
import io.zerodrop.dashboards.files.ResultReader;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.pipeline.namespace.LiveNamespace;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Audits manifests and writes what to change in them; applies nothing. */
@Command(
    name = "advise",
    description = {
      "Says what in manifests drops requests when pods stop, and writes fixed ones.",
      "",
      "Writes audit.json, audit.sarif, audit.junit.xml, timeline.txt, timeline.svg, fixed/,"
          + " changes.diff and rollout-test.sh."
          + " Applies nothing. Changes that lengthen shutdown, restart pods, can leave pods hanging"
          + " or change source addresses are marked DESTRUCTIVE."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no problem of the severity that --fail-on asks for",
      "1:a problem of that severity or above",
      "2:unusable input or arguments",
      "3:a fault in zerodrop or its surroundings"
    })
final class AdviseCommand implements Callable<Integer> {

  private static final Pattern VERSION = Pattern.compile("v?1\\.(\\d{1,3})(\\..*)?");

  @Parameters(
      paramLabel = "MANIFEST",
      arity = "0..*",
      description = "YAML or JSON files, directories of them, or - for stdin.")
  List<String> manifests = List.of();

  @Option(
      names = "--namespace",
      paramLabel = "NS",
      description = "Read this namespace of a live cluster instead; lists only, and never Secrets.")
  String namespace;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Of the kubeconfig, for --namespace (default: the current one).")
  String context;

  @Option(
      names = "--findings",
      paramLabel = "DIR",
      description = "What a replay wrote: sizes the changes by what was measured.")
  Path findings;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "zerodrop-advice",
      description = "Where the outputs go (default: ${DEFAULT-VALUE}).")
  Path out;

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description = "The cluster's version, such as 1.29 (default: a current one).")
  String version;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description = "Exit with 1 from here on: error, warning or note (default: ${DEFAULT-VALUE}).")
  Severity failOn;

  @Option(names = "--json", description = "Print audit.json instead of a summary for people.")
  boolean json;

  private final Terminal terminal;

  AdviseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput, IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UnusableInput("--out " + out + " is a file, not a directory");
    }
    if (manifests.isEmpty() == (namespace == null)) {
      throw new UnusableInput("give either manifests or --namespace NS");
    }
    Integer given = minor();
    if (namespace == null) {
      List<ManifestFile> files = files();
      return advise(files, given != null ? given : Nodes.oldest(Manifests.of(files)));
    }
    LiveNamespace live = live();
    live.notices().forEach(notice -> terminal.err().println("zerodrop: " + notice));
    terminal.err().flush();
    Integer found = live.minor().isPresent() ? Integer.valueOf(live.minor().getAsInt()) : null;
    return advise(live.files(), given != null ? given : found);
  }

  private int advise(List<ManifestFile> files, Integer minor) throws UnusableInput, IOException {
    Scene scene = new Scene(Manifests.of(files), minor, measured());
    if (scene.manifests().workloads().isEmpty() && scene.manifests().services().isEmpty()) {
      throw new UnusableInput(
          "no Service, Deployment, StatefulSet or DaemonSet in "
              + (namespace == null ? String.join(", ", manifests) : "namespace " + namespace)
              + "; give the manifests of the application");
    }
    Audit audit = Audit.of(scene);
    FixedManifests fixed = FixedManifests.of(files, audit.problems());
    AdviceFiles.write(out, files, audit, fixed, failOn);
    terminal
        .out()
        .print(
            json
                ? JsonLines.pretty(AuditJson.of(audit, fixed.byHand()))
                : AdviceText.of(audit, fixed.byHand()) + "Written:  " + out + "\n");
    terminal.out().flush();
    return audit.reaches(failOn) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private LiveNamespace live() throws UnusableInput {
    try {
      return LiveNamespace.read(context, namespace);
    } catch (IOException refused) {
      throw new UnusableInput(refused.getMessage());
    }
  }

  private List<ManifestFile> files() throws UnusableInput, IOException {
    Set<String> names = new LinkedHashSet<>();
    for (String manifest : manifests) {
      if (manifest.equals(SourceOptions.STDIN) || Files.isRegularFile(Path.of(manifest))) {
        names.add(manifest);
      } else if (Files.isDirectory(Path.of(manifest))) {
        names.addAll(inside(Path.of(manifest)));
      } else {
        throw new UnusableInput(manifest + " is not there");
      }
    }
    List<ManifestFile> files = new ArrayList<>();
    for (String name : names) {
      String text =
          name.equals(SourceOptions.STDIN)
              ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
              : new String(Files.readAllBytes(Path.of(name)), StandardCharsets.UTF_8);
      try {
        files.add(ManifestFile.read(name, text));
      } catch (UnreadableManifestException unreadable) {
        throw new UnusableInput(unreadable.getMessage());
      }
    }
    return files;
  }

  private static List<String> inside(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> name.matches(".*\\.(ya?ml|json)"))
          .sorted()
          .toList();
    }
  }

  private Measured measured() throws UnusableInput {
    if (findings == null) {
      return Measured.NOTHING;
    }
    try {
      RunResult run = ResultReader.read(findings);
      return new Measured(run.findings(), run.terminations());
    } catch (IOException unreadable) {
      throw new UnusableInput(unreadable.getMessage());
    }
  }

  private Integer minor() throws UnusableInput {
    if (version == null) {
      return null;
    }
    Matcher parts = VERSION.matcher(version);
    if (!parts.matches()) {
      throw new UnusableInput("--kubernetes " + version + " is not a version such as 1.29");
    }
    return Integer.valueOf(parts.group(1));
  }
}
