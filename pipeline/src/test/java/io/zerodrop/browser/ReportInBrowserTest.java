package io.zerodrop.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader can do with a report, in Chromium, from the disk. */
@Tag("browser")
class ReportInBrowserTest {

  private static final long MEBIBYTE = 1 << 20;

  @TempDir static Path directory;

  private static Chromium chromium;
  private static Runs runs;

  @BeforeAll
  static void start() {
    chromium = Chromium.start().orElse(null);
    runs = new Runs(directory);
  }

  @BeforeEach
  void namedAsNotRunWithoutABrowser() {
    assumeTrue(
        chromium != null, "browser tests not run: no Chromium; install one or name it in CHROMIUM");
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rollout-race, 1440, LIGHT, lost",
    "rollout-race, 800, DARK, lost",
    "stale-kube-proxy, 1440, DARK, kube-proxy on the routing node went on sending",
    "rollout-fixed, 800, LIGHT, Nothing was lost"
  })
  void opensWithoutAnErrorAndKeepsNobodyOut(
      String incident, int width, ColorScheme colors, String verdict) throws Exception {
    Browser.NewContextOptions window =
        new Browser.NewContextOptions().setViewportSize(width, 1000).setColorScheme(colors);
    try (OpenReport report = chromium.open(runs.recorded(incident), window, "")) {
      assertThat(report.text("h1")).contains(verdict);
      assertThat(report.locate(".race.on").count()).isOne();
      assertThat(report.locate("#attempt-table tbody tr").count()).isPositive();
      assertThat((Boolean) report.page().evaluate("document.body.scrollWidth <= innerWidth"))
          .as("no scrolling to the side")
          .isTrue();
      report.locate("details").evaluateAll("all => all.forEach(each => { each.open = true; })");
      assertThat(report.complaints()).isEmpty();
      assertThat(report.seriousBarriers()).isEmpty();
    }
  }

  @Test
  void zoomingKeepsItsPlaceInTheAddress() throws Exception {
    Path file = runs.recorded("rollout-race");
    String fragment;
    String place;
    try (OpenReport report = chromium.open(file)) {
      String before = report.locate(".race.on .dots use").first().getAttribute("x");
      report.locate(".race.on .plots").focus();
      report.press("+", "+", "ArrowRight");
      report.await("location.hash.includes('from=')");
      report.await(
          "document.querySelector('.race.on .dots use').getAttribute('x') !== '" + before + "'");
      fragment = report.fragment();
      place = report.locate(".race.on .dots use").first().getAttribute("x");
      assertThat(report.complaints()).isEmpty();
    }
    try (OpenReport again =
        chromium.open(
            file, new Browser.NewContextOptions().setViewportSize(1440, 1000), fragment)) {
      again.await(
          "document.querySelector('.race.on .dots use').getAttribute('x') === '" + place + "'");
      again.locate(".race.on .plots").focus();
      again.press("0");
      again.await(
          "document.querySelector('.race.on .dots use').getAttribute('x') !== '" + place + "'");
    }
  }

  @Test
  void filtersNarrowAndTheAddressHoldsThem() throws Exception {
    Path file = runs.recorded("rollout-race");
    String fragment;
    try (OpenReport report = chromium.open(file)) {
      String pod = report.locate(".row").first().getAttribute("data-pod");
      report.press("/");
      report.page().keyboard().type("/api/cart");
      report.await("document.querySelector('#matched').textContent.includes(' of ')");
      assertThat(report.locate("#attempt-table td.path").allInnerTexts())
          .isNotEmpty()
          .allMatch(path -> path.contains("/api/cart"));
      report.locate("[name=text]").fill("");
      report.locate("[name=pod]").fill(pod);
      report.await("location.hash.includes('pod=')");
      assertThat(report.locate(".row:visible").count()).isOne();
      report.locate("[name=cause]").selectOption("inflight-cut");
      report.await("location.hash.includes('cause=inflight-cut')");
      assertThat(report.locate(".finding:visible").count()).isOne();
      fragment = report.fragment();
    }
    try (OpenReport again = chromium.open(file, new Browser.NewContextOptions(), fragment)) {
      assertThat(again.locate(".row:visible").count()).isOne();
      assertThat(again.locate("[name=cause]").inputValue()).isEqualTo("inflight-cut");
      again.locate("[type=reset]").click();
      again.await("document.querySelectorAll('.row').length > 1 && !location.hash");
      assertThat(again.complaints()).isEmpty();
    }
  }

  @Test
  void aPodsRaceIsOneClickOrKeyAway() throws Exception {
    try (OpenReport report = chromium.open(runs.recorded("rollout-race"))) {
      String second = report.locate(".row").nth(1).getAttribute("data-pod");
      report.locate(".row").nth(1).click();
      assertThat(report.text(".race.on h3")).contains(second);
      report.press("j");
      String third = report.locate(".row").nth(2).getAttribute("data-pod");
      assertThat(report.text(".race.on h3")).contains(third);
      assertThat(report.fragment()).contains("race=");
    }
  }

  @Test
  void anAttemptTellsItsLogLineToMouseAndKeyboard() throws Exception {
    try (OpenReport report = chromium.open(runs.recorded("rollout-race"))) {
      report.locate(".race.on .dots.failed use").nth(3).hover();
      assertThat(report.text("#tip"))
          .contains("access.log")
          .containsPattern(":\\d+ ")
          .contains("HTTP/1.1\" 502");
      report.locate(".race.on .plots").focus();
      report.press("n", "n");
      report.await("document.querySelectorAll('.race.on .dots use.on').length === 1");
      report.await("!document.querySelector('#tip').hidden");
      report.locate("#attempt-table tbody button").first().focus();
      report.press("Enter");
      assertThat(report.text("#attempt-table tr.more-of")).contains("access.log", "ruled out");
      assertThat(report.text("#attempt-table tr.more-of code.line")).contains("HTTP/1.1\" 502");
      assertThat(report.complaints()).isEmpty();
    }
  }

  @Test
  void everythingCanBeReachedWithTheTabKey() throws Exception {
    try (OpenReport report = chromium.open(runs.recorded("rollout-race"))) {
      report.press("?");
      assertThat(report.locate("#help").isVisible()).isTrue();
      report.press("Escape");
      report.page().evaluate("document.activeElement.blur()");
      report.page().evaluate("window.reached = new Set()");
      report.page().evaluate("document.addEventListener('focusin', (e) => reached.add(e.target))");
      for (int i = 0; i < 300; i++) {
        report.press("Tab");
      }
      assertThat(
              report
                  .page()
                  .evaluate(
                      "[...document.querySelectorAll('a[href], button, input, select, summary, .plots')]"
                          + ".filter((each) => each.checkVisibility() && !each.disabled"
                          + " && !reached.has(each)).map((each) => each.outerHTML.slice(0, 80))"))
          .isEqualTo(List.of());
    }
  }

  @Test
  void timesFollowTheChosenZone() throws Exception {
    Browser.NewContextOptions tokyo = new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo");
    try (OpenReport report = chromium.open(runs.recorded("rollout-race"), tokyo, "")) {
      assertThat(report.text("h1")).contains("2026-11-22 11:09:31 UTC");
      report.locate("[name=zone]").selectOption("local");
      report.await("document.querySelector('h1').textContent.includes('20:09:31 UTC+09:00')");
      assertThat(report.text("#attempt-table tbody tr")).startsWith("20:09:3");
    }
  }

  @Test
  void twoIncidentsStandSideBySide() throws Exception {
    try (OpenReport report = chromium.open(runs.recorded("all-endpoints-gone"))) {
      String other = report.locate(".incident").nth(1).getAttribute("data-id");
      report.locate(".beside").first().selectOption(other);
      report.await("location.hash.includes('beside=')");
      var left = report.locate(".incident").nth(0).boundingBox();
      var right = report.locate(".incident").nth(1).boundingBox();
      assertThat(right.y).isEqualTo(left.y);
      assertThat(right.x).isGreaterThan(left.x + left.width - 1);
    }
  }

  @Test
  void anIncidentCanBeTakenAwayAsMarkdown() throws Exception {
    try (OpenReport report = chromium.open(runs.recorded("rollout-race"))) {
      report
          .page()
          .evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))");
      report.locate(".copy").first().click();
      assertThat(report.locate("#copy-text").inputValue())
          .startsWith("## shop/web: rollout by alice")
          .contains("propagation-race");
    }
  }

  @Test
  void hostileTextOfLogsIsText() throws Exception {
    String script = "</script><img src=x onerror=alert(1)>\u202E\u05D0 \u2028" + "a".repeat(10_000);
    Path file = runs.withTexts("node-drain", "/" + script, "pod\"><script>alert(2)</script>");
    Browser.NewContextOptions narrow = new Browser.NewContextOptions().setViewportSize(800, 900);
    try (OpenReport report = chromium.open(file, narrow, "")) {
      assertThat(report.locate("img").count()).isZero();
      assertThat(report.text(".race.on h3")).contains("<script>alert(2)</script>");
      assertThat(report.text("#attempt-table td.path")).contains("</script><img src=x");
      assertThat(report.locate("td").first().evaluate("td => getComputedStyle(td).unicodeBidi"))
          .isEqualTo("isolate");
      assertThat((Boolean) report.page().evaluate("document.body.scrollWidth <= innerWidth"))
          .isTrue();
      assertThat(report.complaints()).isEmpty();
    }
  }

  @Test
  void fiveHundredPodsStayUsable() throws Exception {
    Path file = runs.large();
    assertThat(Files.size(file)).isLessThan(8 * MEBIBYTE);
    try (OpenReport report = chromium.open(file)) {
      assertThat(report.locate(".incident").count()).isEqualTo(5);
      report.locate(".race.on .plots").first().focus();
      report.press("+", "-", "ArrowLeft");
      report.await("location.hash.includes('from=')");
      report.locate("[name=text]").fill("/api/cart");
      report.await("document.querySelector('#matched').textContent.includes(' of 20000 ')");
      assertThat(report.complaints()).isEmpty();
    }
  }

  @Test
  void isWholeWithoutScripts() throws Exception {
    Browser.NewContextOptions plain = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (OpenReport report = chromium.open(runs.recorded("rollout-race"), plain, "")) {
      assertThat(report.locate("h1").isVisible()).isTrue();
      assertThat(report.locate(".race:visible").count()).isEqualTo(4);
      assertThat(report.locate(".toolbar").isVisible()).isFalse();
    }
  }
}
