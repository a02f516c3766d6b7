package io.zerodrop.ingest.record.watch;

import java.time.Duration;

/**
 * @param length of one watch, after which the server ends it. 300 s, the shortest that client-go
 *     asks for (client-go tools/cache/reflector.go, minWatchTimeout)
 * @param silence after which a connection counts as dead; longer than {@code length}
 * @param catchingUp for how long after a gap what is received may be from within it
 */
public record WatchTiming(Duration length, Duration silence, Duration catchingUp) {

  public static final WatchTiming DEFAULT =
      new WatchTiming(Duration.ofSeconds(300), Duration.ofSeconds(330), Duration.ofSeconds(5));
}
