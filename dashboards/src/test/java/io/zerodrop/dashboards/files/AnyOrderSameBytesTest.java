package io.zerodrop.dashboards.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.summary.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class AnyOrderSameBytesTest {

  private Path directory;

  @BeforeProperty
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("zerodrop-files");
  }

  @AfterProperty
  void removeDirectory() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 30)
  void theSameResultsInAnyOrderGiveTheSameBytes(@ForAll long seed) throws IOException {
    RunResult result = ExampleRun.result();
    Map<OutputFile, String> expected = write("expected", result, result.attempts());
    List<Verdict> shuffled = new ArrayList<>(result.attempts());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(write("shuffled", result, shuffled)).isEqualTo(expected);
  }

  private Map<OutputFile, String> write(String name, RunResult result, List<Verdict> attempts)
      throws IOException {
    Path out = directory.resolve(name);
    try (ResultWriter writer = new ResultWriter(out, false)) {
      for (var attempt : attempts) {
        writer.add(attempt);
      }
      for (var finding : result.findings()) {
        writer.add(finding);
      }
      for (var termination : result.terminations()) {
        writer.add(termination);
      }
      writer.commit(result.summary());
    }
    Map<OutputFile, String> files = new TreeMap<>();
    for (OutputFile file : OutputFile.values()) {
      if (file != OutputFile.REPORT && file != OutputFile.MARKDOWN) {
        files.put(file, Files.readString(file.in(out)));
      }
    }
    return files;
  }

  @Property(tries = 100)
  void sortingThroughFilesGivesWhatSortingInMemoryGives(
      @ForAll @Size(max = 200) List<@IntRange(max = 50) Integer> keys,
      @ForAll @IntRange(min = 200, max = 5000) int limit)
      throws IOException {
    assertThat(sorted(keys, limit)).isEqualTo(sorted(keys, Integer.MAX_VALUE));
  }

  private String sorted(List<Integer> keys, int limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SortedLines lines = new SortedLines(directory, limit)) {
      for (int i = 0; i < keys.size(); i++) {
        String key = "key %05d".formatted(keys.get(i));
        lines.add(key, (key + " value " + keys.get(i) % 3).getBytes(StandardCharsets.UTF_8));
      }
      lines.writeTo(out);
      if (keys.size() > 100 && limit <= 5000) {
        assertThat(lines.runs()).isPositive();
      }
    }
    try (var files = Files.list(directory)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
