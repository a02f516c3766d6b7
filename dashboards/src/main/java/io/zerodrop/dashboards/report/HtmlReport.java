package io.zerodrop.dashboards.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.ReplacedFile;
import io.zerodrop.dashboards.report.excerpt.ClientNumbers;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.report.markdown.MarkdownReport;
import io.zerodrop.dashboards.summary.RunResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Renders {@code report.html}, and {@code report.md} beside it. Reports are passed on: clients are
 * numbered in them and not named, unless that is asked for.
 */
public final class HtmlReport {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private HtmlReport() {}

  /**
   * Writes both into a directory that is there.
   *
   * @param lines of the logs, {@link LogLines#NONE} where the logs are not at hand
   * @return the HTML file
   */
  public static Path write(RunResult result, LogLines lines, Path directory) throws IOException {
    ClientNumbers clients = ClientNumbers.of(result);
    LogLines shown = clients.in(lines, result.summary().inputs());
    return writeWithClients(clients.in(result), shown, directory);
  }

  /** As {@link #write}, with the addresses of clients as the logs have them. */
  public static Path writeWithClients(RunResult result, LogLines lines, Path directory)
      throws IOException {
    ReportPage page = ReportPage.of(result, lines);
    try (ReplacedFile markdown = new ReplacedFile(OutputFile.MARKDOWN.in(directory))) {
      String text = MarkdownReport.of(page.title(), result.summary(), page.incidents());
      markdown.out().write(text.getBytes(UTF_8));
      markdown.commit();
    }
    Path file = OutputFile.REPORT.in(directory);
    try (ReplacedFile report = new ReplacedFile(file)) {
      Writer html = new BufferedWriter(new OutputStreamWriter(report.out(), UTF_8), 1 << 16);
      TEMPLATES.render("report.jte", page, new WriterOutput(html));
      html.flush();
      report.commit();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    return file;
  }
}
