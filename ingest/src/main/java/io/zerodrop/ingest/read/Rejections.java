package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.text.Excerpt;
import java.util.function.Consumer;

/**
 * Writes down what a reader had to pass over in one file. Of a torn piece of JSON nobody can tell
 * where in an object it stood: of files that hold Kubernetes objects or audit events nothing of it
 * is shown, since it may come out of a Secret.
 */
final class Rejections {

  private static final String NOT_SHOWN = "(not shown: it may be part of a Secret)";

  private final String file;
  private final boolean objects;
  private final Consumer<Rejected> sink;

  /**
   * @param objects whether the file holds objects, which may be secret
   */
  Rejections(String file, boolean objects, Consumer<Rejected> sink) {
    this.file = file;
    this.objects = objects;
    this.sink = sink;
  }

  void add(long line, long offset, String reason, byte[] bytes, int from, int to) {
    sink.accept(new Rejected(new Position(file, line, offset), reason, shown(bytes, from, to)));
  }

  void add(long line, long offset, String reason) {
    sink.accept(new Rejected(new Position(file, line, offset), reason, ""));
  }

  private String shown(byte[] bytes, int from, int to) {
    return objects ? NOT_SHOWN : Excerpt.of(bytes, from, to);
  }
}
