package io.zerodrop.ingest.read;

import java.util.List;

/**
 * What the user's paths hold.
 *
 * @param files in the order of their display paths
 * @param problems what is not read, in the order of their display paths
 * @param notes what was inferred for all files together, such as the year of undated logs
 */
public record InputSet(List<LogFile> files, List<InputProblem> problems, List<String> notes) {

  public InputSet {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
