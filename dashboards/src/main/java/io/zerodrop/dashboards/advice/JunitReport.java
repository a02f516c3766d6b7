package io.zerodrop.dashboards.advice;

/** A report of tests in the XML that build servers read (the format of Ant's JUnit task). */
public final class JunitReport {

  private final String suite;
  private final StringBuilder cases = new StringBuilder();
  private int tests;
  private int failures;

  public JunitReport(String suite) {
    this.suite = suite;
  }

  /**
   * @param failure null if it passed
   */
  public void test(String name, String failure, String details) {
    tests++;
    cases.append("  <testcase classname=\"").append(attribute(suite)).append("\" name=\"");
    cases.append(attribute(name)).append('"');
    if (failure == null) {
      cases.append("/>\n");
      return;
    }
    failures++;
    cases.append(">\n    <failure message=\"").append(attribute(failure)).append("\">");
    cases.append(attribute(details)).append("</failure>\n  </testcase>\n");
  }

  public String xml() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\""
        + attribute(suite)
        + "\" tests=\""
        + tests
        + "\" failures=\""
        + failures
        + "\" errors=\"0\">\n"
        + cases
        + "</testsuite>\n";
  }

  /** XML 1.0 knows no other control characters than these three. */
  private static String attribute(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\n\\r\\t]]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
