package io.zerodrop.bench.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is true of a bundle, known because it was made so. */
public final class Answers {

  public static final String FILE = "answers.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Of all files. */
  public long bytes;

  /** Lines of all files but manifests. */
  public long records;

  public long seconds;
  public long requests;
  public long attempts;
  public long rollouts;
  public long terminations;

  /** Requests that failed because they met a pod that had been told to stop, by Service. */
  public Map<String, Long> failed = new TreeMap<>();

  /** Requests of which an attempt failed so and another pod then answered, by Service. */
  public Map<String, Long> masked = new TreeMap<>();

  /** Answers of 500 by pods with which nothing was wrong, by Service. */
  public Map<String, Long> applicationErrors = new TreeMap<>();

  /** Who started the rollouts that lost requests, by Service. */
  public Map<String, String> actors = new TreeMap<>();

  static void count(Map<String, Long> of, String service) {
    of.merge(service, 1L, Long::sum);
  }

  public static Answers in(Path directory) throws IOException {
    return JSON.readValue(file(directory).toFile(), Answers.class);
  }

  void write(Path directory) throws IOException {
    JSON.writeValue(file(directory).toFile(), this);
  }

  /** Beside the bundle, so that no analysis reads it. */
  private static Path file(Path directory) {
    return directory.resolveSibling(directory.getFileName() + "." + FILE);
  }
}
