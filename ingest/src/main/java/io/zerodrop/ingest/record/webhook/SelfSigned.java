package io.zerodrop.ingest.record.webhook;

import io.zerodrop.ingest.record.bundle.OwnerOnlyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that signs itself, for trying things out: its file is what the API server's webhook
 * configuration names as {@code certificate-authority}. Made once with the JDK's keytool.
 *
 * @param certificate PEM
 * @param key PEM
 */
public record SelfSigned(Path certificate, Path key) {

  private static final String ALIAS = "zerodrop";
  private static final String PASSWORD = "zerodrop"; // of a file that lives for a moment

  /**
   * The one in the directory, or a new one where there is none.
   *
   * @param algorithm RSA or EC
   * @param names to be reached by, as keytool writes them: {@code DNS:recorder,IP:10.0.0.1}
   */
  public static SelfSigned in(Path directory, String algorithm, String names)
      throws IOException, InterruptedException {
    OwnerOnlyFiles.directory(directory);
    SelfSigned made =
        new SelfSigned(directory.resolve("webhook.crt"), directory.resolve("webhook.key"));
    if (!Files.exists(made.certificate) || !Files.exists(made.key)) {
      Path store = directory.resolve("webhook.p12");
      try {
        generate(store, algorithm, names);
        made.extract(store);
      } finally {
        Files.deleteIfExists(store);
      }
    }
    return made;
  }

  private static void generate(Path store, String algorithm, String names)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-keyalg", algorithm));
    command.addAll(List.of("-dname", "CN=zerodrop record", "-ext", "SAN=" + names));
    command.addAll(List.of("-validity", "3650", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool makes no certificate: " + said);
    }
  }

  private void extract(Path store) throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      write(key, "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
      write(certificate, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
    } catch (GeneralSecurityException wrong) {
      throw new IOException("what keytool made cannot be read: " + wrong.getMessage(), wrong);
    }
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    String pem = "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    try (FileChannel channel =
        OwnerOnlyFiles.create(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
    }
  }
}
