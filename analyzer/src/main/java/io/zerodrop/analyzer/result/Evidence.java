package io.zerodrop.analyzer.result;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.SharedText;

/**
 * One record that a statement rests on.
 *
 * @param source the kind of log, such as {@code audit}, {@code access}, {@code kube-proxy}
 * @param file as the user gave it
 * @param line counted from 1
 * @param shows what the record shows, in words
 */
public record Evidence(String source, String file, long line, String shows) {

  public Evidence {
    source = SharedText.of(source);
    file = SharedText.of(file);
    shows = SharedText.of(shows);
  }

  public static Evidence of(String source, Position position, String shows) {
    return new Evidence(source, position.file(), position.line(), shows);
  }
}
