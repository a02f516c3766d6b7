package io.zerodrop.dashboards.elasticsearch.publish;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.zerodrop.dashboards.files.JsonLines;
import io.zerodrop.dashboards.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of documents that Elasticsearch refused, one a line with the reason; they can be published
 * again once that is mended. Several writers may append to one file.
 */
final class DeadLetters implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private FileChannel channel;

  DeadLetters(Path file) {
    this.file = file;
  }

  synchronized void add(BulkOutcome.Rejection rejection) throws IOException {
    PublishedDocument document = rejection.document();
    ObjectNode entry =
        JSON.createObjectNode()
            .put("index", document.index())
            .put("id", document.id())
            .put("revision", document.revision())
            .put("status", rejection.item().status())
            .put("error", rejection.item().error())
            .put("reason", rejection.item().reason());
    if (!document.isTakenBack()) {
      entry.putRawValue(
          "document", new RawValue(new String(document.json(), StandardCharsets.UTF_8)));
    }
    byte[] line = JsonLines.line(entry);
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    if (channel == null) {
      channel = open();
    }
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private FileChannel open() throws IOException {
    OwnerOnly.directory(file.toAbsolutePath().getParent());
    return OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException everythingIsWritten) {
      channel = null;
    }
  }
}
