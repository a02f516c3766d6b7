package io.zerodrop.dashboards.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.example.FindingExample;
import io.zerodrop.dashboards.report.HtmlReport;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.summary.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReportTest {

  @TempDir Path directory;

  private String render(RunResult result) throws IOException {
    HtmlReport.write(result, LogLines.NONE, directory);
    return Files.readString(directory.resolve("report.md"));
  }

  @Test
  void holdsWhatAPostMortemNeeds() throws IOException {
    assertThat(render(ExampleRun.result()))
        .startsWith("# Rollout by alice at shop/web on 2026-11-22")
        .contains("## shop/web: rollout by alice\n")
        .contains("### propagation-race: 21 requests failed, 1 hidden by retries\n")
        .contains("**Change:** Give the pods a preStop sleep of 3 s. **DESTRUCTIVE**")
        .contains("```yaml\n# Deployment shop/web\n")
        .contains("| preStop | 100 % | at least 2 s | 0 s |")
        .contains("- `logs/access.log:317` 502, connect refused by 10.244.1.1")
        .contains("| `web-5d6b-pod1` | `node-1` | 15 | 1 | 1 |")
        .contains("| +0.12s | sigterm |  | derived |")
        .contains("- no kube-proxy log: whether a node")
        .endsWith("zerodrop 0.1.0. All times are UTC.\n");
  }

  @Test
  void contentOfLogsIsNoMarkup() throws IOException {
    var finding =
        new FindingExample(ExampleRun.race("<script>x</script> [a](http://b) | **c**\n# d"))
            .evidence(List.of(new Evidence("access", "a`b``c|d", 1, "<b>\u2028| e")))
            .get();
    assertThat(render(ExampleRun.result(List.of(finding), List.of(), List.of())))
        .contains("\\<script\\>x\\</script\\> \\[a\\](http://b) \\| \\*\\*c\\*\\* \\# d")
        .contains("```a`b``c\u2758d:1``` \\<b\\> \\| e");
  }

  @Test
  void saysThatNothingWasLost() throws IOException {
    assertThat(render(ExampleRun.result(List.of(), List.of(ExampleRun.termination(1)), List.of())))
        .contains("Nothing was lost: 1 pod ended and served 0 attempts");
  }
}
