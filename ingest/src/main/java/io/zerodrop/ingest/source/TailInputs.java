package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.InputOptions;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be followed.
 *
 * @param paths of files, and of directories in which files may come and go
 * @param forced see {@link InputOptions}
 * @param zone see {@link InputOptions}
 * @param reference see {@link InputOptions}
 * @param lateness how far behind the latest record of all a silent file may still be
 * @param stopWhenIdle end when nothing was written for this long; null to follow for ever
 */
public record TailInputs(
    ArrayList<String> paths,
    ArrayList<InputOptions.Forced> forced,
    ZoneOffset zone,
    Long reference,
    Duration lateness,
    Duration stopWhenIdle)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public static TailInputs of(
      List<String> paths, InputOptions options, Duration lateness, Duration stopWhenIdle) {
    return new TailInputs(
        new ArrayList<>(paths),
        new ArrayList<>(options.forced()),
        options.zone(),
        options.reference(),
        lateness,
        stopWhenIdle);
  }

  InputOptions options() {
    return new InputOptions(forced, zone, reference, null, null);
  }
}
