package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;

/**
 * Why a path, or a part of it, is not read.
 *
 * @param display the path as the user gave it, with {@code !} before a name inside an archive
 * @param sentence what is wrong, why, and what to do; does not repeat the path
 */
public record InputProblem(String display, Severity severity, String sentence) {

  /** How much of it a user wants to see. */
  public enum Severity {
    /** Not a log and not meant to be one; only {@code inspect} shows it. */
    IRRELEVANT,
    /** Nothing is lost by it, but one may want to know. */
    NOTE,
    /** Something that was meant to be read could not be. */
    PROBLEM
  }

  /** The entry in the quarantine. */
  public Rejected rejected() {
    return new Rejected(new Position(display, 1, 0), sentence, "");
  }

  @Override
  public String toString() {
    return display + ": " + sentence;
  }
}
