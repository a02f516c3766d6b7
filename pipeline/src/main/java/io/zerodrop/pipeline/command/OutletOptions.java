package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.notify.NotificationTarget;
import io.zerodrop.pipeline.notify.NotificationTarget.Kind;
import io.zerodrop.pipeline.replay.UnusableInput;
import io.zerodrop.pipeline.stream.Outlets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a stream tells what it finds besides its files. */
final class OutletOptions {

  @Mixin ElasticsearchOptions elasticsearch = new ElasticsearchOptions();

  @Option(
      names = "--notify",
      paramLabel = "KIND=URL",
      description =
          "Tell of each new finding once: webhook=URL, slack=URL or alertmanager=URL. Where the URL"
              + " is a secret, KIND=@FILE reads it from FILE. Can be repeated.")
  List<String> notified = new ArrayList<>();

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description = "Answer on http://127.0.0.1:PORT/healthz (default: not at all).")
  int healthPort;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Serve metrics for Prometheus on this port of all interfaces (default: not at all).")
  int metricsPort;

  Outlets outlets(Map<String, String> environment) throws UnusableInput {
    List<NotificationTarget> targets = new ArrayList<>();
    for (String value : notified) {
      targets.add(target(value));
    }
    return new Outlets(elasticsearch.settings(environment), targets, healthPort, metricsPort);
  }

  private static NotificationTarget target(String value) throws UnusableInput {
    int equals = value.indexOf('=');
    String name = equals < 0 ? value : value.substring(0, equals);
    for (Kind kind : Kind.values()) {
      if (equals > 0 && kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return new NotificationTarget(
            kind, ServerAddress.parse("--notify", secret(value.substring(equals + 1))));
      }
    }
    throw new UnusableInput(
        "--notify " + name + " is no KIND=URL; give webhook=URL, slack=URL or alertmanager=URL");
  }

  private static String secret(String value) throws UnusableInput {
    if (!value.startsWith("@")) {
      return value;
    }
    try {
      return Files.readString(Path.of(value.substring(1))).strip();
    } catch (IOException unreadable) {
      throw new UnusableInput("--notify: " + value.substring(1) + " cannot be read");
    }
  }
}
