package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.elasticsearch.connect.Answer;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer.Kind;
import io.zerodrop.dashboards.elasticsearch.install.Lifecycle;
import io.zerodrop.dashboards.elasticsearch.install.Roles;
import io.zerodrop.dashboards.elasticsearch.install.ServerVersion;
import io.zerodrop.dashboards.elasticsearch.install.TemplateInstall;
import java.io.PrintStream;
import java.util.List;

/** The part of setup that goes to Elasticsearch, a line for each thing done. */
final class ElasticsearchSetup {

  private final PrintStream out;
  private final boolean dryRun;

  ElasticsearchSetup(PrintStream out, boolean dryRun) {
    this.out = out;
    this.dryRun = dryRun;
  }

  void run(ConnectionSettings settings, boolean createRoles, Integer keepDays)
      throws UnusableServer {
    try (ElasticsearchConnection connection = ElasticsearchConnection.open(settings)) {
      ServerVersion version = ServerVersion.of(connection);
      if (version != null) {
        version.require();
      }
      out.println(
          "Elasticsearch"
              + (version == null ? "" : " " + version.text())
              + " at "
              + settings.url());
      String policy = lifecycle(connection, keepDays);
      TemplateInstall install = new TemplateInstall(connection, policy);
      List<TemplateInstall.Step> plan = install.plan();
      for (TemplateInstall.Step step : plan) {
        out.println("  " + word(step.change()) + " " + step.path());
      }
      if (plan.stream().anyMatch(step -> step.change() == TemplateInstall.Change.HIDDEN)) {
        throw new UnusableServer(
            Kind.UNAUTHORISED,
            settings.credentials()
                + " may not see index templates; setup needs the role that"
                + " 'zerodrop setup --print-roles' shows as "
                + Roles.SETUP);
      }
      if (!dryRun) {
        install.apply(plan);
      }
      if (createRoles) {
        roles(connection);
      }
    }
  }

  private String lifecycle(ElasticsearchConnection connection, Integer keepDays)
      throws UnusableServer {
    if (keepDays == null) {
      return Lifecycle.existing(connection);
    }
    if (!Lifecycle.available(connection)) {
      out.println("  no index lifecycle management here; delete old months by zerodrop retention");
      return null;
    }
    out.println(
        "  " + done("set") + " lifecycle policy " + Lifecycle.POLICY + ": " + keepDays + " days");
    if (!dryRun) {
      Lifecycle.install(connection, keepDays);
    }
    return Lifecycle.POLICY;
  }

  private void roles(ElasticsearchConnection connection) throws UnusableServer {
    for (var role : Roles.descriptors().entrySet()) {
      out.println("  " + done("create") + " role " + role.getKey());
      if (dryRun) {
        continue;
      }
      Answer answer =
          connection.request("PUT", "/_security/role/" + role.getKey(), role.getValue());
      if (!answer.ok()) {
        throw new UnusableServer(
            answer.status() == 403 ? Kind.UNAUTHORISED : Kind.UNEXPECTED,
            "cannot create the role " + role.getKey() + ": " + answer.reason());
      }
    }
  }

  private String word(TemplateInstall.Change change) {
    return switch (change) {
      case CREATE -> done("create");
      case UPDATE -> done("update");
      case KEEP -> "keep";
      case HIDDEN -> "cannot see";
    };
  }

  private String done(String word) {
    return dryRun ? "would " + word : word;
  }
}
