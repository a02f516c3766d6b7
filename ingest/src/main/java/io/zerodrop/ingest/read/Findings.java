package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.Detection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a search for files has come across so far. */
final class Findings {

  private final List<Found> files = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();

  void add(Found file) {
    files.add(file);
  }

  void problem(String display, String sentence) {
    problems.add(new InputProblem(display, InputProblem.Severity.PROBLEM, sentence));
  }

  void problem(String display, IOException failure) {
    problems.add(InputProblem.unreadable(display, failure));
  }

  void note(String display, String sentence) {
    problems.add(new InputProblem(display, InputProblem.Severity.NOTE, sentence));
  }

  void empty(String display) {
    problems.add(
        new InputProblem(
            display, InputProblem.Severity.EMPTY, "is empty: nothing was logged to it"));
  }

  void unknown(String display, String sentence, Detection detection) {
    problems.add(
        new InputProblem(display, InputProblem.Severity.UNRECOGNISED, sentence, detection.kind()));
  }

  void irrelevant(String display, String sentence) {
    problems.add(new InputProblem(display, InputProblem.Severity.IRRELEVANT, sentence));
  }

  List<Found> files() {
    return files;
  }

  List<InputProblem> problems() {
    return problems;
  }
}
