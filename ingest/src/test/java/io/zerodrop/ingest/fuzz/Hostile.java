package io.zerodrop.ingest.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One input that nobody would wish for.
 *
 * @param name what it is
 * @param writer puts it into a directory
 * @param meanwhile happens to it once its first records have been read; null for nothing
 * @param useful records of use that must be read of it in spite of all, at least
 * @param said what must be said of it: part of a rejection or a problem; null where nothing need be
 */
public record Hostile(String name, Writer writer, Writer meanwhile, int useful, String said) {

  Hostile(String name, Writer writer, int useful, String said) {
    this(name, writer, null, useful, said);
  }

  /** Puts files into an empty directory. */
  public interface Writer {
    void into(Path directory) throws IOException, InterruptedException;
  }

  @Override
  public String toString() {
    return name;
  }
}
