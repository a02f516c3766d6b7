package io.zerodrop.pipeline.inspect;

import java.util.List;

/**
 * What came of looking at some paths.
 *
 * @param notes what was inferred for all files together
 */
public record Inspection(List<FileInspection> files, List<String> notes) {

  public Inspection {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** Whether anything could be read. */
  public boolean anyRead() {
    return files.stream().anyMatch(FileInspection::read);
  }
}
