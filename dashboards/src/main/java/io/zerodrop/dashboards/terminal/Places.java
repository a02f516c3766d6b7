package io.zerodrop.dashboards.terminal;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.dashboards.summary.RunSummary;
import java.util.List;

/**
 * Where evidence stands, without what the paths of all inputs begin with.
 *
 * @param root the directory (or archive) that all inputs are in, up to its slash (or its {@code
 *     !}); empty where there is none
 */
record Places(String root) {

  static Places of(RunSummary summary) {
    return new Places(common(summary.inputs().stream().map(InputFile::path).toList()));
  }

  private static String common(List<String> paths) {
    if (paths.isEmpty()) {
      return "";
    }
    String common = paths.get(0);
    for (String path : paths) {
      int length = 0;
      while (length < Math.min(common.length(), path.length())
          && common.charAt(length) == path.charAt(length)) {
        length++;
      }
      common = common.substring(0, length);
    }
    return common.substring(0, Math.max(common.lastIndexOf('/'), common.lastIndexOf('!')) + 1);
  }

  String of(Evidence evidence) {
    String file = evidence.file().startsWith(root) ? evidence.file().substring(root.length()) : "";
    return Printable.of((file.isEmpty() ? evidence.file() : file) + ":" + evidence.line());
  }
}
