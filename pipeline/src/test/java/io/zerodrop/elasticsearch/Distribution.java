package io.zerodrop.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One version of Elasticsearch as Maven Central has it, made ready to run: unpacked, with the
 * module that understands the Kibana query language.
 */
final class Distribution {

  private static final Path FETCHED = Path.of("target", "elasticsearch");

  private Distribution() {}

  static Path unpacked(String version, Path parent) throws IOException {
    Path home = parent.resolve("elasticsearch-" + version);
    Path zip = FETCHED.resolve("elasticsearch-" + version + ".zip");
    if (!Files.exists(zip)) {
      throw new IOException(zip.toAbsolutePath() + " is not there; start the tests with Maven");
    }
    unzip(zip, parent);
    Path kql = Files.createDirectories(home.resolve("modules").resolve("x-pack-kql"));
    copy("x-pack-kql-" + version + ".jar", kql);
    copy("antlr4-runtime-4.13.1.jar", kql);
    Files.writeString(kql.resolve("plugin-descriptor.properties"), descriptor(version));
    return home;
  }

  /** Whether every user may come to the directory. */
  static boolean open(Path directory) throws IOException {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static String descriptor(String version) {
    return """
        name=x-pack-kql
        description=Kibana query language
        version=%s
        elasticsearch.version=%s
        java.version=%s
        classname=org.elasticsearch.xpack.kql.KqlPlugin
        extended.plugins=x-pack-core
        """
        .formatted(version, version, version.startsWith("8.") ? "17" : "21");
  }

  private static void copy(String jar, Path directory) throws IOException {
    Path target = directory.resolve(jar);
    if (!Files.exists(target)) {
      Files.copy(FETCHED.resolve(jar), target);
    }
  }

  private static void unzip(Path zip, Path parent) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = parent.resolve(entry.getName()).normalize();
        if (!target.startsWith(parent)) {
          throw new IOException(zip + " leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (!Files.exists(target) || Files.size(target) == 0) {
          Files.createDirectories(target.getParent());
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
          if (target.getParent().endsWith("bin")) {
            target.toFile().setExecutable(true, false);
          }
        }
      }
    }
  }
}
