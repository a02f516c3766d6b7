package io.zerodrop.ingest.record.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.record.bundle.RecordKind;
import io.zerodrop.ingest.record.bundle.SegmentFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/**
 * Where an earlier recorder of the same bundle stopped.
 *
 * @param revision of the last object that its watch told of
 * @param at when it heard of anything last, or knew that there was nothing more
 */
public record Resumption(String revision, Instant at) {

  private static final Set<String> WATCHED = Set.of("ADDED", "MODIFIED", "DELETED");

  /** At the end of a segment; heartbeats of hours take less. */
  private static final int TAIL = 8 << 20;

  /**
   * @return null where the last segments tell of none
   */
  public static Resumption in(Path bundle, RecordKind kind) throws IOException {
    List<Path> segments = SegmentFiles.of(bundle, kind);
    Instant at = null;
    for (int i = segments.size() - 1; i >= Math.max(0, segments.size() - 2); i--) {
      String[] lines = tail(segments.get(i)).split("\n");
      for (int l = lines.length - 1; l >= 0; l--) {
        Said said = Said.of(lines[l]);
        at = at == null && said != null && said.cutSince() == null ? said.at() : at;
        if (said != null && said.revision() != null) {
          return new Resumption(said.revision(), at == null ? said.at() : at);
        }
      }
    }
    return null;
  }

  /** The last lines; the first of them may be a part of one. */
  private static String tail(Path segment) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private record Said(Instant at, String cutSince, String revision) {

    /** Null for a line that tells no time. */
    static Said of(String line) {
      try {
        ObjectNode said = ApiServer.object(line.getBytes(StandardCharsets.UTF_8));
        // The difference of two lists tells revisions in no order.
        boolean watched =
            WATCHED.contains(said.path("type").asText()) && !said.has("observedAfter");
        String revision = said.at("/object/metadata/resourceVersion").asText();
        return new Said(
            Instant.parse(said.path("observedAt").asText()),
            said.path("cutSince").textValue(),
            watched && !revision.isEmpty() ? revision : null);
      } catch (ApiFailure | DateTimeParseException cut) {
        return null;
      }
    }
  }
}
