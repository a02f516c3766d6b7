package io.zerodrop.bench.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A recorded watch of EndpointSlices, and the controller's writes of them in the audit log. */
final class SliceLog implements Closeable {

  private final LogWriter watch;
  private final AuditLog audit;
  private final Objects objects;

  SliceLog(Path file, AuditLog audit, Objects objects) throws IOException {
    this.watch = new LogWriter(file);
    this.audit = audit;
    this.objects = objects;
  }

  /**
   * @param since when it had last changed
   */
  void listed(long at, Service service, long since) throws IOException {
    observed(at, "ADDED", objects.slice(service, since));
  }

  void changed(long at, Service service) throws IOException {
    String body = objects.slice(service, at);
    audit.add(
        at,
        "RequestResponse",
        "update",
        "/apis/discovery.k8s.io/v1/namespaces/"
            + service.namespace
            + "/endpointslices/"
            + service.slice,
        Caller.SLICES,
        AuditLog.object(
            "discovery.k8s.io", "endpointslices", null, service.namespace, service.slice),
        AuditLog.response(body));
    observed(at + 2 * Times.MS, "MODIFIED", body);
  }

  private void observed(long at, String type, String body) throws IOException {
    watch.line(
        "{\"observedAt\":\""
            + Times.micros(at)
            + "\",\"type\":\""
            + type
            + "\",\"object\":"
            + body
            + "}");
  }

  void flush() throws IOException {
    watch.flush();
  }

  long bytes() {
    return watch.bytes();
  }

  long lines() {
    return watch.lines();
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
