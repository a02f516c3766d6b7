package io.zerodrop.pipeline.probe;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Sends single requests, each over a new connection or over one that was kept. */
final class Sampler implements AutoCloseable {

  private final Target target;
  private final Liveness liveness;
  private final String name;
  private final boolean keep;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  Sampler(Target target, boolean keep, Liveness liveness) {
    this.target = target;
    this.liveness = liveness;
    this.keep = keep;
    this.name = keep ? "kept" : "new";
  }

  Sample send(String id, long dueMicros) {
    long start = now();
    long began = System.nanoTime();
    long connected = -1;
    Connection kept = idle.pollLast();
    Connection connection = kept == null ? new Connection(target) : kept;
    Exception error = null;
    try {
      if (kept == null) {
        connection.open();
        connected = micros(began);
      }
      connection.exchange(id, keep);
    } catch (IOException | NumberFormatException failure) {
      error = failure;
    }
    long end = start + micros(began);
    Fault fault =
        error == null
            ? null
            : Fault.of(connection.phase(), error, liveness.pausedMicros(dueMicros, end));
    Sample sample =
        new Sample(
            id,
            name,
            kept != null,
            connection.address(),
            dueMicros,
            start,
            end,
            connected,
            connection.status(),
            connection.phase(),
            words(error),
            fault);
    if (error == null && connection.reusable()) {
      idle.addLast(connection);
    } else {
      connection.close();
    }
    return sample;
  }

  private static String words(Exception error) {
    return error == null || error.getMessage() != null
        ? error == null ? null : error.getMessage()
        : error.toString();
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
