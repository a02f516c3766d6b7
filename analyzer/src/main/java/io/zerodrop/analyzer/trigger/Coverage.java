package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.Stamp;

/** What the audit log could have shown of a moment. */
final class Coverage {

  private Coverage() {}

  /** Such as {@code , which starts 12 s after it}; to be put behind "the audit log". */
  static String said(Stamp audited, Stamp moment) {
    if (audited == null) {
      return ", for there is none";
    }
    if (audited.earliest() > moment.latest()) {
      return ", which starts later, at " + Phrase.at(audited.earliest());
    }
    if (audited.latest() < moment.earliest()) {
      return ", which ends before, at " + Phrase.at(audited.latest());
    }
    return ", which starts at " + Phrase.at(audited.earliest());
  }
}
