package io.zerodrop.analyzer.advice;

import io.zerodrop.analyzer.advice.edit.Edit;
import io.zerodrop.analyzer.advice.edit.YamlEditor;
import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.UnreadableManifestException;
import io.zerodrop.analyzer.advice.rule.Fix;
import io.zerodrop.analyzer.advice.rule.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files with all fixes made.
 *
 * @param texts by file name; a file without a fix is as it was
 * @param byHand what could not be edited in place, and why
 */
public record FixedManifests(Map<String, String> texts, List<String> byHand) {

  public static FixedManifests of(List<ManifestFile> files, List<Problem> problems) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> byHand = new ArrayList<>();
    Map<String, Edit> edits = edits(problems);
    for (ManifestFile file : files) {
      String text = file.text();
      for (Edit edit : edits.values()) {
        if (edit.manifest().file().equals(file.name())) {
          try {
            text = YamlEditor.apply(file.name(), text, List.of(edit));
          } catch (UnreadableManifestException refused) {
            byHand.add(refused.getMessage());
          }
        }
      }
      texts.put(file.name(), text);
    }
    return new FixedManifests(texts, List.copyOf(byHand));
  }

  /**
   * One for each field: where two ask for a length, the longer one. Objects come last, and fields
   * go after those that replace them have come.
   */
  private static Map<String, Edit> edits(List<Problem> problems) {
    Map<String, Edit> puts = new LinkedHashMap<>();
    Map<String, Edit> others = new LinkedHashMap<>();
    for (Problem problem : problems) {
      Fix fix = problem.fix();
      for (Edit edit : fix == null ? List.<Edit>of() : fix.edits()) {
        String key =
            edit.manifest().file()
                + "\0"
                + edit.manifest().document()
                + "\0"
                + edit.manifest().item()
                + "\0"
                + edit.path();
        if (edit instanceof Edit.Put put) {
          puts.merge(key, put, FixedManifests::longer);
        } else {
          others.putIfAbsent((edit instanceof Edit.Add ? "2" : "1") + key, edit);
        }
      }
    }
    Map<String, Edit> all = new LinkedHashMap<>(puts);
    others.forEach((key, edit) -> all.putIfAbsent(key, edit));
    return all;
  }

  /** Of equal ones that which says what it would have saved. */
  private static Edit longer(Edit first, Edit second) {
    Edit.Put a = (Edit.Put) first;
    Edit.Put b = (Edit.Put) second;
    if (a.value().equals(b.value())) {
      return b.reason().contains(SavedBy.WOULD_HAVE_SAVED) ? b : a;
    }
    boolean lengths = a.value().matches("\\d{1,9}") && b.value().matches("\\d{1,9}");
    return lengths && Long.parseLong(b.value()) > Long.parseLong(a.value()) ? b : a;
  }
}
