package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.install.Retention;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "retention",
    description = {
      "Deletes the documents of months that are over since so many days.",
      "",
      "Without --delete it only shows which; months are deleted whole, by the names of their indices."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or shown",
      "2:unusable arguments",
      "3:Elasticsearch cannot be reached",
      "4:whoever asks may not do that"
    })
final class RetentionCommand implements Callable<Integer> {

  @Mixin ElasticsearchOptions elasticsearch = new ElasticsearchOptions();

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      required = true,
      description = "Of months that ended more than so many days ago.")
  int days;

  @Option(names = "--delete", description = "Delete them.")
  boolean delete;

  @Option(names = "--dry-run", description = "Only show them (what it does anyway).")
  boolean dryRun;

  private final Terminal terminal;
  private final Clock clock;

  RetentionCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (days < 1) {
      throw new UnusableInput("--older-than " + days + " is not at least 1");
    }
    if (delete && dryRun) {
      throw new UnusableInput("--delete and --dry-run exclude each other");
    }
    return ServerFailure.guard(terminal, this::trim);
  }

  private int trim() throws Exception {
    YearMonth kept = YearMonth.from(LocalDate.now(clock).minusDays(days));
    try (ElasticsearchConnection connection =
        ElasticsearchConnection.open(elasticsearch.required(System.getenv()))) {
      List<Retention.Month> months = Retention.before(connection, kept);
      for (Retention.Month month : months) {
        terminal
            .out()
            .println(
                (delete ? "delete " : "would delete ")
                    + month.index()
                    + ", "
                    + month.documents()
                    + " documents");
      }
      if (months.isEmpty()) {
        terminal.out().println("nothing is older");
      }
      if (delete) {
        Retention.delete(connection, months);
      }
    }
    return ExitCode.OK;
  }
}
