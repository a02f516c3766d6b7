package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.format.LogKind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/**
 * Why a path, or a part of it, is not read.
 *
 * @param display the path as the user gave it, with {@code !} before a name inside an archive
 * @param sentence what is wrong, why, and what to do; does not repeat the path
 * @param kind what the file is about as far as that is known
 */
public record InputProblem(String display, Severity severity, String sentence, LogKind kind) {

  InputProblem(String display, Severity severity, String sentence) {
    this(display, severity, sentence, LogKind.UNKNOWN);
  }

  /** How much of it a user wants to see. */
  public enum Severity {
    /** Not a log and not meant to be one; only {@code inspect} shows it. */
    IRRELEVANT,
    /** Nothing is lost by it, but one may want to know. */
    NOTE,
    /** There is nothing in it; usual for the log of a quiet component. */
    EMPTY,
    /** Something that was meant to be read could not be. */
    PROBLEM,
    /** It may be a log, but of no kind that is known. */
    UNRECOGNISED
  }

  public static InputProblem unreadable(String display, IOException failure) {
    return new InputProblem(display, Severity.PROBLEM, "cannot be read: " + reason(failure));
  }

  /**
   * That a file became shorter while it was read; null where it did not.
   *
   * @param line where reading ended
   * @param offset where reading ended, in the decompressed file
   */
  public static Rejected cut(LogFile file, long line, long offset) {
    long left;
    try {
      left = offset < file.bytes() ? Files.size(file.path()) : file.bytes();
    } catch (IOException gone) {
      return null;
    }
    return left >= file.bytes()
        ? null
        : new Rejected(
            new Position(file.display(), line, offset),
            "became shorter while it was read: %d of %d bytes are left; what stood before is read"
                .formatted(left, file.bytes()),
            "");
  }

  /** What an exception says, for people. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied; run it as a user who may read it";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof FileSystemLoopException) {
      return "a symbolic link leads back to a directory above it";
    }
    if (failure instanceof EOFException) {
      return "the compressed data ends early (an unfinished download or copy)";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Whether it belongs in the quarantine. */
  public boolean quarantined() {
    return severity == Severity.PROBLEM
        || severity == Severity.UNRECOGNISED
        || severity == Severity.EMPTY;
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
