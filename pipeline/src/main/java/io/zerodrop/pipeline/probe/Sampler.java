package io.zerodrop.pipeline.probe;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Sends single requests, each over a new connection or over one that was kept. */
final class Sampler implements AutoCloseable {

  private final Target target;
  private final String name;
  private final boolean keep;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  Sampler(Target target, boolean keep) {
    this.target = target;
    this.keep = keep;
    this.name = keep ? "kept" : "new";
  }

  Sample send(String id, long dueMicros) {
    long start = now();
    long began = System.nanoTime();
    long connected = -1;
    Connection kept = idle.pollLast();
    Connection connection = kept == null ? new Connection(target) : kept;
    String error = null;
    try {
      if (kept == null) {
        connection.open();
        connected = micros(began);
      }
      connection.exchange(id, keep);
    } catch (IOException | NumberFormatException failure) {
      error = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
    Sample sample =
        new Sample(
            id,
            name,
            kept != null,
            connection.address(),
            dueMicros,
            start,
            start + micros(began),
            connected,
            connection.status(),
            connection.phase(),
            error);
    if (error == null && connection.reusable()) {
      idle.addLast(connection);
    } else {
      connection.close();
    }
    return sample;
  }

  @Override
  public void close() {
    idle.forEach(Connection::close);
  }

  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static long micros(long since) {
    return (System.nanoTime() - since) / 1000;
  }
}
