package io.zerodrop.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates for servers on the loopback interface, signed by an authority of the tests. */
final class TestAuthority {

  private static final String SECRET = "of-the-tests-only";
  private static final String NAMES = "san=dns:localhost,ip:127.0.0.1";

  private final Path directory;

  TestAuthority(Path directory) throws IOException, InterruptedException {
    this.directory = Files.createDirectories(directory);
    Files.deleteIfExists(store("ca"));
    Files.deleteIfExists(store("server"));
    keytool(
        "-genkeypair",
        "-alias",
        "ca",
        "-keystore",
        store("ca").toString(),
        "-dname",
        "CN=tests",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "2",
        "-ext",
        "bc:c");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "ca",
        "-keystore",
        store("ca").toString(),
        "-file",
        certificate().toString());
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keystore",
        store("server").toString(),
        "-dname",
        "CN=localhost",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "2");
    Path request = directory.resolve("server.csr");
    Path signed = serverCertificate();
    keytool(
        "-certreq",
        "-alias",
        "server",
        "-keystore",
        store("server").toString(),
        "-file",
        request.toString());
    keytool(
        "-gencert",
        "-rfc",
        "-alias",
        "ca",
        "-keystore",
        store("ca").toString(),
        "-infile",
        request.toString(),
        "-outfile",
        signed.toString(),
        "-ext",
        NAMES,
        "-validity",
        "2");
    Files.writeString(serverKey(), pem());
  }

  Path certificate() {
    return directory.resolve("ca.crt");
  }

  Path serverCertificate() {
    return directory.resolve("server.crt");
  }

  Path serverKey() {
    return directory.resolve("server.key");
  }

  private Path store(String name) {
    return directory.resolve(name + ".p12");
  }

  private String pem() throws IOException {
    try (InputStream in = Files.newInputStream(store("server"))) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, SECRET.toCharArray());
      byte[] key = keys.getKey("server", SECRET.toCharArray()).getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", SECRET, "-storetype", "PKCS12"));
    Path log = directory.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + Files.readString(log));
    }
  }
}
