package io.zerodrop.ingest.parse.klog;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.KlogTime;

/**
 * Reads klog lines: {@code Lmmdd hh:mm:ss.uuuuuu pid file:line] } and a message in text, or one
 * JSON object (k8s.io/klog/v2 internal/buffer, k8s.io/component-base/logs/json).
 */
public final class KlogReader {

  /** Lines of a stack trace or of a command's output that may follow an error. */
  private static final int LONGEST_TRACE = 2000;

  private static final String EXAMPLE =
      "a klog header such as I1122 11:09:05.016232   16345 a.go:7]";

  private final ByteCursor in = new ByteCursor();
  private final KlogEntry entry = new KlogEntry();
  private final KlogTime time;
  private boolean valueGoesOn;
  private int goesOn;

  public KlogReader(FileContext context) {
    this.time = new KlogTime(context);
  }

  /** Whether a record begins like klog text: {@code I1122 11:}. */
  public static boolean looksLikeText(LogRecord record) {
    byte[] bytes = record.bytes();
    int at = record.from();
    if (record.length() < 21 || "IWEF".indexOf(bytes[at]) < 0) {
      return false;
    }
    for (int i = 1; i <= 4; i++) {
      if (!ByteCursor.isDigit(bytes[at + i])) {
        return false;
      }
    }
    return bytes[at + 5] == ' ' && bytes[at + 8] == ':';
  }

  /**
   * The entry of a record, or null for a record that only carries on the one before it: a value,
   * which klog writes as {@code key=<}, lines that begin with a tab, and {@code >}; or the further
   * lines of an error without structure, such as what a command printed or a stack trace. Null too
   * for the lines with which the journal tells of itself.
   */
  public KlogEntry read(LogRecord record) throws Mismatch {
    in.over(record);
    if (valueGoesOn && (in.peek() == '\t' || in.startsWith(" >"))) {
      valueGoesOn = in.peek() == '\t';
      return null;
    }
    valueGoesOn = false;
    if (carriesOn(record) || ofJournal()) {
      return null;
    }
    if (in.peek() == '{') {
      return KlogJson.read(record, entry);
    }
    header(record);
    if (in.peek() == '"') {
      in.moveTo(in.at() + 1);
      entry.messageFrom = in.at();
      entry.messageTo = GoQuoted.end(in.bytes(), in.at(), in.end());
      entry.pairsFrom = Math.min(in.end(), entry.messageTo + 1);
    } else {
      entry.messageFrom = in.at();
      entry.messageTo = trimmedEnd();
      entry.pairsFrom = in.end();
    }
    entry.pairsTo = in.end();
    valueGoesOn = in.end() - in.at() > 2 && endsWithOpenValue();
    goesOn = entry.severity == 'E' || entry.severity == 'F' ? LONGEST_TRACE : 0;
    return entry;
  }

  private boolean carriesOn(LogRecord record) {
    boolean header = in.peek() == '{' || looksLikeText(record);
    if (header || goesOn == 0) {
      return false;
    }
    goesOn--;
    return true;
  }

  /** {@code -- Logs begin at Sun 2026-11-22 ... --} */
  private boolean ofJournal() {
    return in.startsWith("-- ") && in.bytes()[in.end() - 1] == '-';
  }

  private void header(LogRecord record) throws Mismatch {
    if (!looksLikeText(record)) {
      throw in.mismatch(EXAMPLE);
    }
    entry.pairs = null;
    entry.bytes = in.bytes();
    entry.severity = (char) in.peek();
    in.moveTo(in.at() + 1);
    entry.micros = time.read(in, record.writtenMicros());
    in.skipSpaces();
    entry.process = (int) Math.min(in.number(EXAMPLE), Integer.MAX_VALUE);
    int bracket = in.indexOf("] ");
    if (bracket < 0) {
      throw in.mismatch("the header's end, '] '");
    }
    in.moveTo(bracket + 2);
  }

  private boolean endsWithOpenValue() {
    return in.bytes()[in.end() - 1] == '<' && in.bytes()[in.end() - 2] == '=';
  }

  private int trimmedEnd() {
    int end = in.end();
    while (end > in.at() && in.bytes()[end - 1] == ' ') {
      end--;
    }
    return end;
  }
}
