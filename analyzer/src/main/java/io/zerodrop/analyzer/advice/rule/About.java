package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Manifest;

/**
 * What a rule is about.
 *
 * @param id a stable name
 * @param severity at most
 * @param title what is wrong, without the case at hand
 * @param why it drops requests
 * @param source of the fact
 */
public record About(String id, Severity severity, String title, String why, String source) {

  /** A case of it, without a fix yet. */
  Problem at(Manifest manifest, String path, String what) {
    return new Problem(this, severity, manifest, path, what, null);
  }
}
