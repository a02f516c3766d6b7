package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Manifest;

/**
 * One thing that is wrong with one object.
 *
 * @param path of the field, or where it would be
 * @param what is wrong, with the values at hand
 * @param fix null where only people can mend it
 */
public record Problem(
    About about, Severity severity, Manifest manifest, String path, String what, Fix fix) {

  public int line() {
    return manifest.line(path);
  }

  Problem fixedBy(Fix change) {
    return new Problem(about, severity, manifest, path, what, change);
  }

  Problem as(Severity other) {
    return new Problem(about, other, manifest, path, what, fix);
  }
}
