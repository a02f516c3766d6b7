package io.zerodrop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A report in a window.
 *
 * @param complaints errors and warnings of the page, and anything it fetched
 */
record OpenReport(BrowserContext context, Page page, List<String> complaints)
    implements AutoCloseable {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  static OpenReport in(BrowserContext context, Path report, String fragment) {
    Page page = context.newPage();
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(error -> complaints.add("error: " + error));
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith("file:")) {
            complaints.add("fetched " + request.url());
          }
        });
    OpenReport open = new OpenReport(context, page, complaints);
    page.navigate(report.toUri() + fragment);
    return open;
  }

  Locator locate(String selector) {
    return page.locator(selector);
  }

  String text(String selector) {
    return page.locator(selector).first().innerText().replaceAll("\\s+", " ").strip();
  }

  String fragment() {
    return (String) page.evaluate("location.hash");
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Waits until an expression is true; from outside, since the page's policy forbids eval. */
  void await(String expression) {
    try {
      page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(expression)));
    } catch (PlaywrightException never) {
      throw new AssertionError("never true: " + expression + ", fragment " + fragment(), never);
    }
  }

  void awaitHidden(String selector) {
    page.locator(selector)
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** What axe-core finds that keeps people from using the page. */
  @SuppressWarnings("unchecked")
  List<String> seriousBarriers() {
    page.evaluate(axe());
    return (List<String>)
        page.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations"
                + ".filter((each) => ['serious', 'critical'].includes(each.impact))"
                + ".map((each) => `${each.id}: ${each.nodes.slice(0, 3)"
                + ".map((node) => node.html).join(' ')}`))");
  }

  private static String axe() {
    try (InputStream script = OpenReport.class.getResourceAsStream(AXE)) {
      assertThat(script).as("axe-core on the class path").isNotNull();
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
