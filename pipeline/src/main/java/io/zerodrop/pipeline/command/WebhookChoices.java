package io.zerodrop.pipeline.command;

import io.zerodrop.ingest.record.webhook.SelfSigned;
import io.zerodrop.ingest.record.webhook.WebhookOptions;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a user says about the receiver of audit events. */
final class WebhookChoices {

  @Option(
      names = "--webhook",
      paramLabel = "ADDRESS:PORT",
      converter = AddressValue.class,
      description =
          "Receive audit events here from the API server's webhook backend, such as 0.0.0.0:9443.")
  InetSocketAddress address;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "Its certificate chain, in PEM.")
  Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's key, in PEM.")
  Path key;

  @Option(
      names = "--tls-self-signed",
      paramLabel = "NAMES",
      arity = "0..1",
      fallbackValue = "IP:127.0.0.1,DNS:localhost",
      description =
          "Make a certificate instead, for these names (default: IP:127.0.0.1,DNS:localhost), and"
              + " say where it is. To try things out.")
  String selfSigned;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Take events of callers that present the bearer token in this file.")
  Path tokenFile;

  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      description = "Take events of callers with a certificate that one in this file signed.")
  Path clientAuthorities;

  @Option(
      names = "--max-body",
      paramLabel = "MIB",
      defaultValue = "40",
      description = "Largest batch of events to take, in MiB (default: ${DEFAULT-VALUE}).")
  int maxMebibytes;

  /** What is wrong with the values, all of it. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    boolean others = certificate != null || key != null || selfSigned != null;
    if (address == null) {
      if (others || tokenFile != null || clientAuthorities != null) {
        problems.add("options of the webhook without --webhook ADDRESS:PORT");
      }
      return problems;
    }
    if (selfSigned == null && (certificate == null || key == null)) {
      problems.add("--webhook needs --tls-cert and --tls-key, or --tls-self-signed to try it out");
    }
    if (selfSigned != null && (certificate != null || key != null)) {
      problems.add("--tls-self-signed and --tls-cert or --tls-key: give one or the other");
    }
    if (tokenFile == null && clientAuthorities == null) {
      problems.add("--webhook needs --token-file or --client-ca: whose events to take");
    }
    if (maxMebibytes < 1 || maxMebibytes > 1_024) {
      problems.add("--max-body " + maxMebibytes + " is not between 1 and 1024");
    }
    for (Path file : new Path[] {certificate, key, tokenFile, clientAuthorities}) {
      if (file != null && !Files.isReadable(file)) {
        problems.add(file + (Files.exists(file) ? " cannot be read" : " is not there"));
      }
    }
    return problems;
  }

  /** Null where nothing is to be received. */
  WebhookOptions options(Path bundle) throws UnusableInput, IOException, InterruptedException {
    if (address == null) {
      return null;
    }
    if (selfSigned != null) {
      SelfSigned made = SelfSigned.in(bundle.resolve(".webhook"), "RSA", selfSigned);
      certificate = made.certificate();
      key = made.key();
    }
    String token = tokenFile == null ? null : Files.readString(tokenFile).strip();
    try {
      return new WebhookOptions(
          address,
          certificate,
          key,
          token,
          clientAuthorities,
          maxMebibytes << 20,
          WebhookOptions.MAX_PENDING);
    } catch (IllegalArgumentException wrong) {
      throw new UnusableInput(tokenFile + ": " + wrong.getMessage());
    }
  }
}
