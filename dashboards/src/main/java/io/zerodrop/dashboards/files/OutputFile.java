package io.zerodrop.dashboards.files;

import java.nio.file.Path;

/** The files of an output directory. */
public enum OutputFile {
  ATTEMPTS("attempts.ndjson"),
  TERMINATIONS("terminations.ndjson"),
  FINDINGS("findings.ndjson"),
  QUARANTINE("quarantine.ndjson"),
  SUMMARY("summary.json"),
  REPORT("report.html"),
  MARKDOWN("report.md");

  private final String fileName;

  OutputFile(String fileName) {
    this.fileName = fileName;
  }

  public Path in(Path directory) {
    return directory.resolve(fileName);
  }

  @Override
  public String toString() {
    return fileName;
  }
}
