package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import io.zerodrop.dashboards.kibana.connect.ImportResult;
import io.zerodrop.dashboards.kibana.connect.KibanaClient;
import io.zerodrop.dashboards.kibana.content.ImportFile;
import io.zerodrop.dashboards.kibana.model.Dashboard;
import io.zerodrop.dashboards.kibana.model.SavedObject;
import java.time.Duration;

/** The part of setup that goes to Kibana. */
final class KibanaSetup {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Terminal terminal;
  private final boolean dryRun;

  KibanaSetup(Terminal terminal, boolean dryRun) {
    this.terminal = terminal;
    this.dryRun = dryRun;
  }

  int run(ConnectionSettings settings, String space) throws UnusableServer, InterruptedException {
    KibanaClient kibana = new KibanaClient(settings, space);
    String version = kibana.awaitVersion(PATIENCE);
    if (!supported(version)) {
      throw new UnusableServer(
          Kind.UNEXPECTED,
          "Kibana " + version + " is not supported; the dashboards are for 8.19 and 9.x");
    }
    terminal.out().println("Kibana " + version + " at " + settings.url());
    if (dryRun) {
      for (SavedObject object : ImportFile.objects()) {
        terminal.out().println("  would import " + object.type() + " " + object.id());
      }
      return ExitCode.OK;
    }
    ImportResult result = kibana.importObjects(ImportFile.NAME, ImportFile.text());
    terminal.out().println("  imported " + result.imported() + " objects");
    for (Dashboard dashboard : ImportFile.dashboards()) {
      terminal.out().println("  " + dashboard.title() + ": " + kibana.dashboard(dashboard.id()));
    }
    result
        .problems()
        .forEach(problem -> terminal.err().println("zerodrop: not imported: " + problem));
    return result.problems().isEmpty() ? ExitCode.OK : ServerFailure.PARTIAL;
  }

  /** From 8.19 on; older ones do not know the form of the dashboards. */
  static boolean supported(String version) {
    String[] parts = version.split("\\.");
    if (parts.length < 2 || !parts[0].matches("\\d{1,3}") || !parts[1].matches("\\d{1,3}")) {
      return false;
    }
    int major = Integer.parseInt(parts[0]);
    return major > 8 || major == 8 && Integer.parseInt(parts[1]) >= 19;
  }
}
