package io.zerodrop.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.example.FindingExample;
import io.zerodrop.dashboards.files.ResultReader;
import io.zerodrop.dashboards.files.ResultWriter;
import io.zerodrop.dashboards.summary.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  @TempDir Path directory;

  private String render(RunResult result) throws IOException {
    return Files.readString(HtmlReport.write(result, directory));
  }

  @Test
  void saysWhatWasLostAndByWhom() throws IOException {
    assertThat(render(ExampleRun.result()))
        .startsWith("<!DOCTYPE html>")
        .contains(
            "<h1>Rollout by alice at shop/web on 2026-11-22 at 11:09:30 UTC lost 23 of 480"
                + " requests; retries hid 1 more: the pod stopped accepting before its router"
                + " stopped sending.</h1>")
        .contains("<strong>First:</strong> Give the pods a preStop sleep of 3 s.")
        .contains("<span class=\"destructive\">DESTRUCTIVE</span>")
        .contains("<code>logs/access.log:317</code> 502, connect refused by 10.244.1.1")
        .contains("<span class=\"hidden\">no kube-proxy log</span>: whether a node")
        .contains("ingress-observed <span class=\"faint\">ingress-1</span> +1.60s")
        .endsWith("</html>\n");
  }

  @Test
  void saysThatNothingWasLost() throws IOException {
    assertThat(render(ExampleRun.result(List.of(), List.of(ExampleRun.termination(1)), List.of())))
        .contains("<h1>Nothing was lost: none of 480 requests failed because")
        .doesNotContain("class=\"lost\"");
  }

  @Test
  void hostileLogContentIsShownAsText() throws IOException {
    String script = "/<script>alert(1)</script>";
    Verdict path = ExampleRun.attempt(1, 300).path(script).verdict();
    Finding finding =
        new FindingExample(ExampleRun.race("\"><img src=x onerror=alert(2)> & 'x'"))
            .service("</h3></main><script>alert(3)</script>")
            .evidence(List.of(new Evidence("access", "a\" onload=\"b.log", 1, "${7*7} $unsafe{x}")))
            .get();
    String html = render(ExampleRun.result(List.of(finding), List.of(), List.of(path)));
    assertThat(html)
        .doesNotContain("<script", "<img", "</h3></main>")
        .contains("GET /&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("${7*7} $unsafe{x}")
        .contains("Content-Security-Policy\" content=\"default-src 'none'");
    assertThat(html.split("</main>")).hasSize(2);
  }

  @Test
  void idsCannotLeaveTheirAttribute() throws IOException {
    Verdict attempt = ExampleRun.attempt(1, 300).verdict();
    Finding finding = new FindingExample(ExampleRun.race()).id("\" onclick=\"alert(1)").get();
    assertThat(render(ExampleRun.result(List.of(finding), List.of(), List.of(attempt))))
        .contains("<article id=\"&#34; onclick=&#34;alert(1)\">");
  }

  @Test
  void listsNoMoreAttemptsThanAReaderCanUse() throws IOException {
    List<Verdict> attempts =
        IntStream.range(0, 1500).mapToObj(ms -> ExampleRun.attempt(1, ms).verdict()).toList();
    String html = render(ExampleRun.result(List.of(ExampleRun.race()), List.of(), attempts));
    assertThat(html).contains("500 more are in attempts.ndjson.");
    assertThat(html.split("<td class=\"long\">")).hasSize(1001);
  }

  @Test
  void needsNoNetworkAndNoOtherFile() throws IOException {
    assertThat(render(ExampleRun.result()))
        .doesNotContain("http://", "https://", "src=", "<link", "<script", "@import", "url(");
  }

  @Test
  void comesOutTheSameFromTheFiles() throws IOException {
    String fromMemory = render(ExampleRun.result());
    ResultWriter.write(directory, ExampleRun.result(), List.of(), false);
    assertThat(render(ResultReader.read(directory))).isEqualTo(fromMemory);
    assertThat(Files.getPosixFilePermissions(directory.resolve("report.html")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
