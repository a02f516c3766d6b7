package io.zerodrop.ingest.read;

import java.util.Locale;
import java.util.Set;

/** Files that lie beside logs, told by their name so that nobody is bothered with them. */
final class NotLogs {

  private static final Set<String> ENDINGS =
      Set.of(
          "md", "adoc", "html", "htm", "css", "js", "ts", "map", "png", "jpg", "jpeg", "gif", "svg",
          "ico", "pdf", "docx", "xlsx", "pptx", "class", "jar", "java", "py", "pyc", "sh", "go",
          "rs", "c", "h", "so", "o", "exe", "dll", "pem", "crt", "cer", "key", "csr", "pcap",
          "pcapng", "db", "sqlite", "toml", "lock", "xml", "swp", "bak", "tmp", "iso", "img");

  private NotLogs() {}

  static boolean byName(String name) {
    int dot = name.lastIndexOf('.');
    return name.endsWith("~")
        || dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
