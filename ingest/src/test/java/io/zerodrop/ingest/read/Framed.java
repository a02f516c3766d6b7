package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Everything that a framer makes of a text: {@code line@offset text} each. */
final class Framed {

  final List<String> records = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();

  static Framed of(String text, int step, Function<Window, Framer> framer) {
    return of(text.getBytes(StandardCharsets.UTF_8), step, framer);
  }

  static Framed of(byte[] bytes, int step, Function<Window, Framer> framer) {
    Framed framed = new Framed();
    framed.readOn(framer.apply(new Window(Dribble.of(bytes, step), 0)));
    return framed;
  }

  void readOn(Framer framer) {
    LogRecord record = new LogRecord();
    try {
      while (framer.next(record, new Rejections("file", false, rejected::add))) {
        records.add(
            record.position().line() + "@" + record.position().offset() + " " + record.text());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  List<String> rejections() {
    return rejected.stream()
        .map(r -> r.position().line() + "@" + r.position().offset() + " " + r.reason())
        .toList();
  }
}
