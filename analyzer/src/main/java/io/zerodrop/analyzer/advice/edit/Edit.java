package io.zerodrop.analyzer.advice.edit;

import io.zerodrop.analyzer.advice.manifest.Manifest;

/** One change to a manifest's text. */
public sealed interface Edit {

  Manifest manifest();

  /** The field, or the object that comes. */
  String path();

  /**
   * Gives a field a value.
   *
   * @param value in YAML's flow style, such as {@code 5} or {@code [sleep, "5"]}
   * @param reason one line, for a comment above the field
   */
  record Put(Manifest manifest, String path, String value, String reason) implements Edit {}

  /** Takes a field away, with all it holds. */
  record Remove(Manifest manifest, String path) implements Edit {}

  /**
   * Adds an object behind all others of the file.
   *
   * @param manifest whose file gets it
   * @param path names it, such as {@code PodDisruptionBudget shop/web}
   * @param yaml its lines
   */
  record Add(Manifest manifest, String path, String yaml) implements Edit {}
}
