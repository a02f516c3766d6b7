package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes down what a reader had to pass over in one file. */
final class Rejections {

  private static final int EXCERPT = 160;

  private final String file;
  private final Consumer<Rejected> sink;

  Rejections(String file, Consumer<Rejected> sink) {
    this.file = file;
    this.sink = sink;
  }

  void add(long line, long offset, String reason, byte[] bytes, int from, int to) {
    sink.accept(new Rejected(new Position(file, line, offset), reason, excerpt(bytes, from, to)));
  }

  void add(long line, long offset, String reason) {
    sink.accept(new Rejected(new Position(file, line, offset), reason, ""));
  }

  private static String excerpt(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, Math.min(to - from, EXCERPT), StandardCharsets.UTF_8);
    return text.replaceAll("\\p{Cntrl}|\uFFFD", ".");
  }
}
