package io.zerodrop.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.example.FindingExample;
import io.zerodrop.dashboards.files.ResultReader;
import io.zerodrop.dashboards.files.ResultWriter;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.summary.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  @TempDir Path directory;

  private String render(RunResult result) throws IOException {
    return Files.readString(HtmlReport.write(result, LogLines.NONE, directory));
  }

  /** What a reader sees of the page: its text without tags. */
  private static String text(String html) {
    return html.substring(html.indexOf("<body>"), html.indexOf("<script type=\"application/json\""))
        .replaceAll("<[^>]*>", "")
        .replaceAll("\\s+", " ");
  }

  @Test
  void saysInTwoSentencesWhatWasLostAndWhatWouldHaveSavedIt() throws IOException {
    Finding race =
        ExampleRun.race(
            "Rollout of web by alice at 11:09:30 lost 21 of 480 requests (retries hid 1 more):"
                + " pods stopped accepting up to 1.5 s before the router stopped sending. preStop"
                + " 3 s would have saved all of them.");
    RunResult result =
        ExampleRun.result(List.of(race), ExampleRun.result().terminations(), ExampleRun.attempts());
    assertThat(text(render(result)))
        .contains(
            "Rollout of web by alice at 2026-11-22 11:09:30 UTC lost 21 of 480 requests (retries"
                + " hid 1 more): pods stopped accepting up to 1.5 s before the router stopped"
                + " sending. preStop 3 s would have saved all of them.")
        .contains("Who: alice: changed the pod template of Deployment shop/web with kubectl")
        .contains("Change: Give the pods a preStop sleep of 3 s. DESTRUCTIVE");
  }

  @Test
  void theNumbersLinkToWhatTheyCount() throws IOException {
    assertThat(render(ExampleRun.result()))
        .contains("<a class=\"lost\" href=\"#i-i-web\">23</a>")
        .contains("<a href=\"#coverage\">480 requests</a>")
        .contains("id=\"i-i-web\"", "id=\"coverage\"", "id=\"f-f-race\"", "id=\"race-t-1\"");
  }

  @Test
  void tellsTheCausesApartWhereThereAreSeveral() throws IOException {
    assertThat(text(render(ExampleRun.result())))
        .contains("22 because")
        .contains("2 because under way when the process exited before its grace ran out.");
  }

  @Test
  void saysThatNothingWasLostAndWhatWasChecked() throws IOException {
    String html =
        render(ExampleRun.result(List.of(), List.of(ExampleRun.termination(1)), List.of()));
    assertThat(text(html))
        .contains("Nothing was lost: none of 480 requests failed")
        .contains("Checked: 1 termination (rollout by alice: 1)")
        .contains("1 pod that lost nothing");
    assertThat(html).doesNotContain("class=\"lost\"");
  }

  @Test
  void namesTheRecordOfEveryClaimAndWhatIsMissing() throws IOException {
    assertThat(render(ExampleRun.result()))
        .contains("<code>logs/access.log:317</code> 502, connect refused by 10.244.1.1")
        .contains("Not seen: kube-proxy log of node-3")
        .contains("<b class=\"hidden\">no kube-proxy log</b>: whether a node")
        .contains("3 verdicts are less sure for it (propagation-race 3)")
        .contains("Metadata/RequestResponse for pods")
        .contains("The clock of logs/access.log was 2.01 s behind (-2.01 to -1.90 s)");
  }

  @Test
  void namesTheGapOfARaceInSeconds() throws IOException {
    assertThat(text(render(ExampleRun.result())))
        .contains("1.5 s: the pod no longer accepted, the router still sent");
  }

  @Test
  void hostileLogContentIsShownAsText() throws IOException {
    String script = "/<script>alert(1)</script>\u2028<!--";
    Verdict path = ExampleRun.attempt(1, 300).path(script).verdict();
    Finding finding =
        new FindingExample(ExampleRun.race("\"><img src=x onerror=alert(2)> & 'x'"))
            .service("</h3></main><script>alert(3)</script>")
            .evidence(List.of(new Evidence("access", "a\" onload=\"b.log", 1, "${7*7} $unsafe{x}")))
            .get();
    String html = render(ExampleRun.result(List.of(finding), List.of(), List.of(path)));
    assertThat(html)
        .doesNotContain("<script>alert", "<img", "</h3></main>", "\u2028", "<!--")
        .contains("GET\",\"/\\u003cscript\\u003ealert(1)\\u003c/script\\u003e\\u2028")
        .contains("${7*7} $unsafe{x}");
    assertThat(html.split("</main>")).hasSize(2);
    assertThat(html.split("</script>")).hasSize(3);
  }

  @Test
  void idsCannotLeaveTheirAttribute() throws IOException {
    Verdict attempt = ExampleRun.attempt(1, 300).verdict();
    Finding finding = new FindingExample(ExampleRun.race()).id("\" onclick=\"alert(1)").get();
    assertThat(render(ExampleRun.result(List.of(finding), List.of(), List.of(attempt))))
        .contains("id=\"f-&#34; onclick=&#34;alert(1)\"");
  }

  @Test
  void needsNoNetworkAndNoOtherFile() throws IOException {
    assertThat(render(ExampleRun.result()))
        .contains("content=\"default-src &#39;none&#39;; script-src")
        .doesNotContain("https://", " src=", "<link", "@import", " style=\"")
        .doesNotContainPattern("http://(?!www\\.w3\\.org/2000/svg)")
        .doesNotContainPattern("url\\((?!#)");
  }

  @Test
  void thePolicyAllowsThePagesOwnScriptAndStyleAlone() throws Exception {
    String html = render(ExampleRun.result());
    assertThat(html)
        .contains(hash(html, "<script>", "</script>"))
        .contains(hash(html, "<style>", "</style>"))
        .doesNotContain("unsafe-inline");
  }

  private static String hash(String html, String begin, String end) throws Exception {
    int from = html.indexOf(begin) + begin.length();
    byte[] text = html.substring(from, html.indexOf(end, from)).getBytes(StandardCharsets.UTF_8);
    String hash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    return "&#39;sha256-" + hash + "&#39;";
  }

  @Test
  void comesOutTheSameFromTheFiles() throws IOException {
    String fromMemory = render(ExampleRun.result());
    String markdown = Files.readString(directory.resolve("report.md"));
    ResultWriter.write(directory, ExampleRun.result(), List.of(), false);
    assertThat(render(ResultReader.read(directory))).isEqualTo(fromMemory);
    assertThat(directory.resolve("report.md")).hasContent(markdown);
    assertThat(Files.getPosixFilePermissions(directory.resolve("report.html")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
