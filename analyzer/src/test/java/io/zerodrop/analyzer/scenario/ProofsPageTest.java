package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.TriggerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of what proves each word names tests and recordings that exist, and leaves out none.
 */
class ProofsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "decisions.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (.*) \\|$");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
  private static final Pattern RECORDING = Pattern.compile("`([a-z0-9-]+)`");

  @Test
  void every_cause_subtype_and_trigger_has_a_row() throws Exception {
    List<String> words = new ArrayList<>();
    Stream.of(Cause.values()).map(Cause::id).forEach(words::add);
    Stream.of(TriggerKind.values()).map(TriggerKind::id).forEach(words::add);
    for (Field field : Subtype.class.getFields()) {
      words.add((String) field.get(null));
    }
    assertThat(rows().keySet()).containsAll(words);
  }

  @Test
  void what_a_row_names_exists() {
    assertThat(rows()).isNotEmpty();
    rows()
        .forEach(
            (word, proofs) -> {
              Matcher test = TEST.matcher(proofs);
              int named = 0;
              while (test.find()) {
                named++;
                assertThat(sourceOf(test.group(1)))
                    .as(word)
                    .contains("void " + test.group(2) + "(");
              }
              Matcher recording = RECORDING.matcher(proofs);
              while (recording.find()) {
                named++;
                assertThat(Recording.names()).as(word).contains(recording.group(1));
              }
              assertThat(named).as(word).isPositive();
            });
  }

  /** By the word; a word of two kinds (as {@code node-shutdown}) has the proofs of both rows. */
  private static Map<String, String> rows() {
    Map<String, String> rows = new TreeMap<>();
    String page = text(PAGE);
    Matcher row = ROW.matcher(page.substring(page.indexOf("## What proves it")));
    while (row.find()) {
      rows.merge(row.group(1), row.group(2), (a, b) -> a + " " + b);
    }
    return rows;
  }

  private static String sourceOf(String test) {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return text(
          files
              .filter(file -> file.getFileName().toString().equals(test + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no test " + test)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
