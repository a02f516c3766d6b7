package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFramerTest {

  private static Framed documents(String text, int step) {
    return Framed.of(text, step, window -> new YamlFramer(window, "file", 1, 1000, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 100_000})
  void splitsDocumentsAndSkipsThoseWithoutContent(int step) {
    Framed framed =
        documents("# head\n---\na: 1\nb: x---y\n---\n# only a comment\n\n--- # note\nc: 2\n", step);

    assertThat(framed.records).containsExactly("3@11 a: 1\nb: x---y\n", "9@58 c: 2\n");
  }

  @Test
  void aDocumentWithoutSeparatorIsTheFile() {
    assertThat(documents("a: 1\nb: 2", 3).records).containsExactly("1@0 a: 1\nb: 2");
  }

  @Test
  void rejectsADocumentBeyondTheCap() {
    Framed framed = documents("a: 1\n---\nb: " + "x".repeat(5000), 64);

    assertThat(framed.records).containsExactly("1@0 a: 1\n");
    assertThat(framed.rejections()).singleElement().asString().contains("longer than 1000 bytes");
  }

  @Test
  void nothingIsNoDocument() {
    assertThat(documents("", 1).records).isEmpty();
    assertThat(documents("---\n---\n", 1).records).isEmpty();
  }
}
