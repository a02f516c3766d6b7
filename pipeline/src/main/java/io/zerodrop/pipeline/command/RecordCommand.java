package io.zerodrop.pipeline.command;

import io.fabric8.kubernetes.client.Config;
import io.zerodrop.ingest.record.Recorder;
import io.zerodrop.ingest.record.RecorderOptions;
import io.zerodrop.ingest.record.bundle.BundleInUse;
import io.zerodrop.ingest.record.bundle.RecordKind;
import io.zerodrop.ingest.record.bundle.Rotation;
import io.zerodrop.ingest.record.watch.ApiFailure;
import io.zerodrop.ingest.record.watch.WatchedResource;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records until it is stopped. */
@Command(
    name = "record",
    description = {
      "Records what a cluster tells live, and keeps nowhere, into a bundle that replay reads.",
      "",
      "Watches EndpointSlices, Pods and Events, and receives the API server's audit webhook. Every"
          + " event is on disk before it is acknowledged. Ends on Ctrl-C or SIGTERM; started again"
          + " on the same bundle it goes on where it stopped."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped",
      "2:unusable arguments, or an API server that refuses",
      "3:a fault in zerodrop or its surroundings"
    })
final class RecordCommand implements Callable<Integer> {

  private static final String ALL = "all";
  private static final long TICK_MILLIS = 500;

  @Option(
      names = "--out",
      paramLabel = "BUNDLE",
      required = true,
      description = "The directory to record into; made if it is not there.")
  Path bundle;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = ALL,
      description = "Namespace to watch, or all (default: ${DEFAULT-VALUE}).")
  String namespace;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description =
          "Context of the kubeconfig (default: its current one; inside a pod, the pod's account).")
  String context;

  @Option(names = "--no-watch", description = "Watch nothing, only receive the webhook.")
  boolean noWatch;

  @Mixin WebhookChoices webhook = new WebhookChoices();

  @Option(
      names = "--segment-size",
      paramLabel = "MIB",
      defaultValue = "64",
      description = "Begin a new file once one has this size, in MiB (default: ${DEFAULT-VALUE}).")
  int segmentMebibytes;

  @Option(
      names = "--segment-age",
      paramLabel = "TIME",
      converter = OptionValues.DurationValue.class,
      defaultValue = "60m",
      description = "Begin a new file once one is this old (default: ${DEFAULT-VALUE}).")
  Duration segmentAge;

  private final Terminal terminal;

  RecordCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput, IOException, InterruptedException {
    requireUsable();
    try (StopSignal stop = StopSignal.awaiting()) {
      Recorder recorder = start();
      try (recorder) {
        introduce(recorder);
        follow(recorder, stop);
      }
      say(totals(recorder));
    }
    return ExitCode.OK;
  }

  private void requireUsable() throws UnusableInput {
    List<String> problems = webhook.problems();
    if (noWatch && webhook.address == null) {
      problems.add("--no-watch without --webhook leaves nothing to record");
    }
    if (!namespace.equals(ALL) && !WatchedResource.isNamespace(namespace)) {
      problems.add("--namespace '" + namespace + "' is no name of a namespace");
    }
    if (segmentMebibytes < 1 || segmentMebibytes > 10_240) {
      problems.add("--segment-size " + segmentMebibytes + " is not between 1 and 10240");
    }
    if (!problems.isEmpty()) {
      throw new UnusableInput(String.join("\n", problems));
    }
  }

  private Recorder start() throws UnusableInput, IOException, InterruptedException {
    RecorderOptions options =
        new RecorderOptions(
            bundle,
            noWatch ? null : Config.autoConfigure(context),
            namespace.equals(ALL) ? null : namespace,
            webhook.options(bundle),
            new Rotation((long) segmentMebibytes << 20, segmentAge));
    try {
      return Recorder.start(options, this::say);
    } catch (ApiFailure | BundleInUse refused) {
      throw new UnusableInput(refused.getMessage());
    } catch (BindException taken) {
      throw new UnusableInput("--webhook " + webhook.address + ": " + taken.getMessage());
    }
  }

  private void introduce(Recorder recorder) {
    say("recording into " + bundle + "; stop with Ctrl-C");
    InetSocketAddress address = recorder.webhookAddress();
    if (address != null) {
      say("audit events are taken at https://" + address.getHostString() + ":" + address.getPort());
    }
    if (webhook.selfSigned != null) {
      say("its certificate, for the API server's webhook configuration: " + webhook.certificate);
    }
  }

  private void follow(Recorder recorder, StopSignal stop) throws InterruptedException {
    if (!terminal.errIsTerminal()) {
      while (!stop.await(TICK_MILLIS)) {
        continue;
      }
      return;
    }
    try (ProgressLine progress = ProgressLine.on(terminal)) {
      do {
        progress.at(totals(recorder), 0, 0);
      } while (!stop.await(TICK_MILLIS));
    }
  }

  private static String totals(Recorder recorder) {
    return "recorded "
        + recorder.lines(RecordKind.ENDPOINT_SLICE)
        + " EndpointSlices, "
        + recorder.lines(RecordKind.POD)
        + " Pods, "
        + recorder.lines(RecordKind.EVENT)
        + " Events, "
        + recorder.lines(RecordKind.AUDIT)
        + " audit events";
  }

  private void say(String sentence) {
    terminal.err().println("zerodrop: " + sentence);
  }
}
