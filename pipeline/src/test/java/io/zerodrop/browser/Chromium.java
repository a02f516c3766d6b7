package io.zerodrop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A browser for a test: the one of {@code CHROMIUM}, else one that is installed, else one that
 * Playwright fetches. Where there is none the tests are not run and say so; with {@code CI=true}
 * they fail.
 */
final class Chromium implements AutoCloseable {

  private static final List<String> INSTALLED =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Optional<Path> installed = installed();
    Map<String, String> environment =
        installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
    installed.ifPresent(options::setExecutablePath);
    Playwright playwright = null;
    try {
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      return new Chromium(playwright, playwright.chromium().launch(options));
    } catch (PlaywrightException absent) {
      if (playwright != null) {
        playwright.close();
      }
      assertThat(System.getenv("CI"))
          .as("no Chromium: %s", absent.getMessage())
          .isNotEqualTo("true");
      throw new TestAbortedException(
          "browser tests not run: no Chromium; install one or name it in CHROMIUM", absent);
    }
  }

  private static Optional<Path> installed() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), INSTALLED.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window in which every error of a page is noted. */
  OpenReport open(Path report, Browser.NewContextOptions options, String fragment) {
    return OpenReport.in(browser.newContext(options), report, fragment);
  }

  OpenReport open(Path report) {
    return open(report, new Browser.NewContextOptions().setViewportSize(1440, 1000), "");
  }

  @Override
  public void close() {
    playwright.close();
  }
}
