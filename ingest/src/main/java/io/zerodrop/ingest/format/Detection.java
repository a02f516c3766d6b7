package io.zerodrop.ingest.format;

import io.zerodrop.ingest.envelope.Envelope;
import java.io.Serializable;
import java.util.List;

/**
 * What a file is taken for.
 *
 * @param format null where none of the known formats can read it
 * @param kind what it is about; may be known where the format cannot be read
 * @param framing of the stored bytes, envelopes included
 * @param envelopes around its records, outermost first
 * @param confidence share of the records looked at that speak for it, 0..1
 * @param why for people: what was seen
 * @param irrelevant whether it is certainly nothing that would have been meant as input
 */
public record Detection(
    LogFormat format,
    LogKind kind,
    Framing framing,
    List<Envelope> envelopes,
    double confidence,
    String why,
    boolean irrelevant)
    implements Serializable {

  public Detection {
    envelopes = List.copyOf(envelopes);
  }

  /** A file that the caller says to be of a format, without envelopes. */
  public static Detection certain(LogFormat format) {
    return new Detection(
        format, format.kind(), format.framing(), List.of(), 1, "given by the caller", false);
  }

  /** The same with other envelopes around its records, outermost first. */
  public Detection inside(List<Envelope> around) {
    Framing outer = format.framing();
    if (!around.isEmpty()) {
      outer = around.get(0) == Envelope.JSON ? Framing.JSON_VALUE : Framing.LINE;
    }
    return new Detection(format, kind, outer, around, confidence, why, irrelevant);
  }

  /** A file that the user says to be of a format, whatever was found. */
  public static Detection forced(LogFormat format, Detection found) {
    return new Detection(
        format,
        format.kind(),
        format.framing(),
        found.envelopes(),
        found.confidence(),
        "given by the user; its content speaks for " + found.why(),
        false);
  }

  public static Detection unknown(String why) {
    return new Detection(null, LogKind.UNKNOWN, Framing.LINE, List.of(), 0, why, false);
  }

  /** A log of a known kind in a format that cannot be read. */
  public static Detection unreadable(LogKind kind, double confidence, String why) {
    return new Detection(null, kind, Framing.LINE, List.of(), confidence, why, false);
  }

  /** Not a log, and not meant to be one. */
  public static Detection irrelevant(String why) {
    return new Detection(null, LogKind.UNKNOWN, Framing.LINE, List.of(), 1, why, true);
  }

  public boolean readable() {
    return format != null;
  }
}
