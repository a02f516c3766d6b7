package io.zerodrop.dashboards.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.ReplacedFile;
import io.zerodrop.dashboards.summary.RunResult;
import java.io.IOException;
import java.nio.file.Path;

/** Renders {@code report.html}. */
public final class HtmlReport {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private HtmlReport() {}

  /**
   * Writes the report into a directory that is there.
   *
   * @return the file
   */
  public static Path write(RunResult result, Path directory) throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    TEMPLATES.render("report.jte", ReportPage.of(result), html);
    Path file = OutputFile.REPORT.in(directory);
    try (ReplacedFile report = new ReplacedFile(file)) {
      html.writeTo(report.out());
      report.commit();
    }
    return file;
  }
}
