package io.zerodrop.ingest.source;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.read.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes small audit logs: one deletion of a pod for each second given, of 2026-05-01 10:00. */
final class AuditLines {

  /** Of 2026-05-01T10:00:00Z, in milliseconds. */
  static final long TEN = 1_777_629_600_000L;

  private AuditLines() {}

  static LogFile file(Path folder, String name, String... lines) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(path, Arrays.stream(lines).map(l -> l + "\n").collect(Collectors.joining()));
    return LogFile.of(path, LogFormat.AUDIT);
  }

  static String[] deletions(int... seconds) {
    return Arrays.stream(seconds).mapToObj(AuditLines::deletion).toArray(String[]::new);
  }

  static String deletion(int second) {
    return """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a-%d",\
        "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/pods/web-%d",\
        "verb":"delete","user":{"username":"alice"},"userAgent":"kubectl/v1.36.2",\
        "objectRef":{"resource":"pods","namespace":"shop","name":"web-%d","apiVersion":"v1"},\
        "responseStatus":{"metadata":{},"code":200},\
        "requestReceivedTimestamp":"2026-05-01T10:00:%02d.000100Z",\
        "stageTimestamp":"2026-05-01T10:00:%02d.000900Z"}"""
        .formatted(second, second, second, second, second);
  }

  /** A read, which bears on nothing. */
  static String read(int second) {
    return deletion(second).replace("\"verb\":\"delete\"", "\"verb\":\"get\"");
  }
}
