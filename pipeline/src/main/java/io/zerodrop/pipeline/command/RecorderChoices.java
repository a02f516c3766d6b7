package io.zerodrop.pipeline.command;

import io.fabric8.kubernetes.client.Config;
import io.zerodrop.ingest.record.Recorder;
import io.zerodrop.ingest.record.RecorderOptions;
import io.zerodrop.ingest.record.bundle.BundleInUse;
import io.zerodrop.ingest.record.bundle.Rotation;
import io.zerodrop.ingest.record.watch.ApiFailure;
import io.zerodrop.ingest.record.watch.WatchedResource;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user says about a recorder beside a stream, whose bundle the stream follows. */
final class RecorderChoices {

  private static final String ALL = "all";

  @Option(
      names = "--kubernetes",
      paramLabel = "NAMESPACE",
      arity = "0..1",
      fallbackValue = ALL,
      description =
          "Record EndpointSlices, Pods and Events of a namespace, or of all, and follow them.")
  String namespace;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description =
          "Context of the kubeconfig (default: its current one; inside a pod, the pod's account).")
  String context;

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "Where to record to (default: bundle in the directory of the outputs).")
  Path bundle;

  @Mixin WebhookChoices webhook = new WebhookChoices();

  boolean wanted() {
    return namespace != null || webhook.address != null;
  }

  /** What is wrong with the values, all of it. */
  List<String> problems() {
    List<String> problems = webhook.problems();
    if (namespace != null && !namespace.equals(ALL) && !WatchedResource.isNamespace(namespace)) {
      problems.add("--kubernetes '" + namespace + "' is no name of a namespace");
    }
    if (!wanted() && bundle != null) {
      problems.add("--bundle without --kubernetes or --webhook: nothing is recorded");
    }
    if (namespace == null && context != null) {
      problems.add("--context without --kubernetes: nothing is watched");
    }
    return problems;
  }

  /** Where it records to. */
  Path bundle(Path out) {
    return bundle == null ? out.resolve("bundle") : bundle;
  }

  /**
   * Empty where nothing is to be recorded.
   *
   * @param out the directory of the outputs
   * @param say takes sentences for the user
   */
  Optional<Recorder> start(Path out, Consumer<String> say)
      throws UnusableInput, IOException, InterruptedException {
    if (!wanted()) {
      return Optional.empty();
    }
    Path into = bundle(out);
    RecorderOptions options =
        new RecorderOptions(
            into,
            namespace == null ? null : Config.autoConfigure(context),
            ALL.equals(namespace) ? null : namespace,
            webhook.options(into),
            Rotation.DEFAULT);
    try {
      Recorder recorder = Recorder.start(options, say);
      say.accept("recording into " + into);
      InetSocketAddress address = recorder.webhookAddress();
      if (address != null) {
        say.accept(
            "audit events are taken at https://"
                + address.getHostString()
                + ":"
                + address.getPort());
      }
      return Optional.of(recorder);
    } catch (ApiFailure | BundleInUse refused) {
      throw new UnusableInput(refused.getMessage());
    } catch (BindException taken) {
      throw new UnusableInput("--webhook " + webhook.address + ": " + taken.getMessage());
    }
  }
}
