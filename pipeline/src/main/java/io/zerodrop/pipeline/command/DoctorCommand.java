package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.install.Checkup;
import io.zerodrop.dashboards.kibana.connect.KibanaClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Checks a live Elasticsearch and Kibana, and says what is wrong, a line each.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something is wrong",
      "2:unusable arguments",
      "3:a server cannot be reached",
      "4:whoever asks may not ask"
    })
final class DoctorCommand implements Callable<Integer> {

  @Mixin ElasticsearchOptions elasticsearch = new ElasticsearchOptions();

  @Mixin KibanaOptions kibana = new KibanaOptions();

  private final Terminal terminal;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return ServerFailure.guard(terminal, this::check);
  }

  private int check() throws Exception {
    Map<String, String> environment = System.getenv();
    boolean well = true;
    try (ElasticsearchConnection connection =
        ElasticsearchConnection.open(elasticsearch.required(environment))) {
      for (Checkup.Line line : Checkup.of(connection)) {
        well &= line.well();
        say(line.well(), line.text());
      }
    }
    ConnectionSettings toKibana = kibana.settings(elasticsearch, environment);
    if (toKibana != null) {
      String version = new KibanaClient(toKibana, kibana.space).awaitVersion(Duration.ZERO);
      boolean supported = KibanaSetup.supported(version);
      well &= supported;
      say(
          supported,
          "kibana: " + version + (supported ? "" : ", but the dashboards are for 8.19 and 9.x"));
    }
    return well ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void say(boolean well, String text) {
    terminal.out().println((well ? "ok     " : "WRONG  ") + text);
  }
}
