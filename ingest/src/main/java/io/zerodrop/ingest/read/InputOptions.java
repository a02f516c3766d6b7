package io.zerodrop.ingest.read;

import java.io.InputStream;
import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a user may say about the inputs that their content does not.
 *
 * @param forced the first whose glob matches a file decides what it is taken for
 * @param zone of local times without one; null to infer it
 * @param reference a time in microseconds within the period of the logs, for those without a year;
 *     null to take it from the sources with full dates
 * @param stdin read where a path is {@code -}
 * @param progress told the path of each file before it is looked at
 */
public record InputOptions(
    List<Forced> forced,
    ZoneOffset zone,
    Long reference,
    InputStream stdin,
    Consumer<String> progress) {

  public static final InputOptions DEFAULT = new InputOptions(List.of(), null, null, null, null);

  public InputOptions {
    forced = List.copyOf(forced);
    stdin = stdin == null ? System.in : stdin;
    progress = progress == null ? path -> {} : progress;
  }

  /**
   * @param glob matched against the display path and against its last name ({@code
   *     java.nio.file.FileSystem#getPathMatcher})
   * @param kindOrFormat the id of a {@link io.zerodrop.ingest.format.LogKind} or of a {@link
   *     io.zerodrop.ingest.format.LogFormat}
   * @param layout see {@link io.zerodrop.ingest.parse.FileContext#layout()}
   */
  public record Forced(String glob, String kindOrFormat, String layout) implements Serializable {

    /** A kind, or a format that needs no layout. */
    public Forced(String glob, String kindOrFormat) {
      this(glob, kindOrFormat, null);
    }
  }
}
