package io.zerodrop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import io.zerodrop.tool.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A browser for a test: the one of {@code CHROMIUM}, else one that is installed, else one that
 * apt-get installs or Playwright fetches. With {@code CI=true} a test fails where there is none.
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

  /** Empty where there is none and none can be fetched. */
  static Optional<Chromium> start() {
    Optional<Path> installed = installed().or(() -> Installed.fetched("chromium", "chromium"));
    if (installed.isEmpty()) {
      fetch();
    }
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
    installed.ifPresent(options::setExecutablePath);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return Optional.of(new Chromium(playwright, playwright.chromium().launch(options)));
    } catch (PlaywrightException absent) {
      playwright.close();
      assertThat(System.getenv("CI"))
          .as("no Chromium: %s", absent.getMessage())
          .isNotEqualTo("true");
      return Optional.empty();
    }
  }

  /** In a process of its own, since Playwright's command line ends the process that calls it. */
  private static void fetch() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            java, "-cp", classPath, "com.microsoft.playwright.CLI", "install", "chromium");
    command.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      command.start().waitFor();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("Playwright's command line does not start", failed);
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
