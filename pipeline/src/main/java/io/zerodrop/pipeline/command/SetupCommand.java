package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.install.Roles;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "setup",
    description = {
      "Installs index templates in Elasticsearch and dashboards in Kibana.",
      "",
      "Can be run again at any time; it changes only what differs."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:installed, or nothing to do",
      "2:unusable arguments",
      "3:a server cannot be reached or is none that zerodrop knows",
      "4:whoever asks may not do that",
      "5:Kibana took only a part of the dashboards"
    })
final class SetupCommand implements Callable<Integer> {

  /** Which server to set up. */
  enum Part {
    ELASTICSEARCH,
    KIBANA
  }

  @Mixin ElasticsearchOptions elasticsearch = new ElasticsearchOptions();

  @Mixin KibanaOptions kibana = new KibanaOptions();

  @Option(
      names = "--only",
      paramLabel = "SERVER",
      description = "elasticsearch or kibana (default: each whose address is given).")
  Part only;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  boolean dryRun;

  @Option(
      names = "--create-roles",
      description = "Create the roles zerodrop_writer, zerodrop_reader and zerodrop_setup, too.")
  boolean createRoles;

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      description =
          "Have Elasticsearch delete each index so many days after it was made, where it can.")
  Integer keepDays;

  @Option(names = "--print-roles", description = "Print the roles as JSON, and do nothing else.")
  boolean printRoles;

  @Option(
      names = "--export-dir",
      paramLabel = "DIR",
      description =
          "Write templates, roles and dashboards to files, for someone else to install, and do"
              + " nothing else.")
  Path exportDirectory;

  private final Terminal terminal;

  SetupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (keepDays != null && keepDays < 1) {
      throw new UnusableInput("--keep-days " + keepDays + " is not at least 1");
    }
    if (printRoles) {
      Roles.descriptors()
          .forEach((name, role) -> terminal.out().println(name + " " + role.toPrettyString()));
      return ExitCode.OK;
    }
    if (exportDirectory != null) {
      SetupFiles.write(exportDirectory).forEach(file -> terminal.out().println(file));
      return ExitCode.OK;
    }
    return ServerFailure.guard(terminal, this::install);
  }

  private int install() throws Exception {
    Map<String, String> environment = System.getenv();
    ConnectionSettings toKibana = kibana.settings(elasticsearch, environment);
    if (only == Part.KIBANA && toKibana == null) {
      throw new UnusableInput(
          "which Kibana? give --kibana URL or set " + KibanaOptions.URL_VARIABLE);
    }
    if (only != Part.KIBANA) {
      new ElasticsearchSetup(terminal.out(), dryRun)
          .run(elasticsearch.required(environment), createRoles, keepDays);
    }
    if (toKibana == null || only == Part.ELASTICSEARCH) {
      if (only == null) {
        terminal.out().println("Kibana: not set up; give --kibana URL for the dashboards");
      }
      return ExitCode.OK;
    }
    return new KibanaSetup(terminal, dryRun).run(toKibana, kibana.space);
  }
}
