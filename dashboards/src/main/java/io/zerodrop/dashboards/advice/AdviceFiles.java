package io.zerodrop.dashboards.advice;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.zerodrop.analyzer.advice.Audit;
import io.zerodrop.analyzer.advice.ExpectedTimeline;
import io.zerodrop.analyzer.advice.FixedManifests;
import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.rule.Severity;
import io.zerodrop.dashboards.files.JsonLines;
import io.zerodrop.dashboards.files.OwnerOnly;
import io.zerodrop.dashboards.files.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the outputs of an audit into a directory. */
public final class AdviceFiles {

  private static final int CONTEXT_LINES = 3;

  private AdviceFiles() {}

  /**
   * @param failing from which severity on a test of the JUnit report fails
   */
  public static void write(
      Path directory, List<ManifestFile> files, Audit audit, FixedManifests fixed, Severity failing)
      throws IOException {
    OwnerOnly.directory(directory);
    put(directory.resolve("audit.json"), JsonLines.pretty(AuditJson.of(audit, fixed.byHand())));
    put(directory.resolve("audit.sarif"), JsonLines.pretty(AuditSarif.of(audit)));
    put(directory.resolve("audit.junit.xml"), AuditJunit.of(audit, failing));
    put(directory.resolve("timeline.txt"), TimelineText.of(ExpectedTimeline.of(audit.scene())));
    put(directory.resolve("timeline.svg"), TimelinePicture.of(ExpectedTimeline.of(audit.scene())));
    StringBuilder changes = new StringBuilder();
    Path into = OwnerOnly.directory(directory.resolve("fixed"));
    Map<String, String> names = names(files);
    for (ManifestFile file : files) {
      String text = fixed.texts().get(file.name());
      put(into.resolve(names.get(file.name())), text);
      changes.append(diff(names.get(file.name()), file.text(), text));
    }
    put(directory.resolve("changes.diff"), changes.toString());
    Path test = directory.resolve("rollout-test.sh");
    Files.deleteIfExists(test);
    Optional<String> script = RolloutTest.script(audit.scene().manifests());
    if (script.isPresent()) {
      put(test, script.get());
      test.toFile().setExecutable(true, true);
    }
  }

  /** To be applied with {@code patch -p1}; empty where nothing changed. */
  static String diff(String name, String before, String after) {
    List<String> old = before.lines().toList();
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + name,
            "b/" + name,
            old,
            DiffUtils.diff(old, after.lines().toList()),
            CONTEXT_LINES);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** The files' own names; the second of the same name gets a number before it. */
  private static Map<String, String> names(List<ManifestFile> files) {
    Map<String, String> names = new LinkedHashMap<>();
    for (ManifestFile file : files) {
      String own =
          file.name().equals("-") ? "stdin.yaml" : Path.of(file.name()).getFileName().toString();
      String name = own;
      for (int number = 2; names.containsValue(name); number++) {
        name = number + "-" + own;
      }
      names.put(file.name(), name);
    }
    return names;
  }

  private static void put(Path file, String text) throws IOException {
    try (ReplacedFile target = new ReplacedFile(file)) {
      target.out().write(text.getBytes(StandardCharsets.UTF_8));
      target.commit();
    }
  }
}
