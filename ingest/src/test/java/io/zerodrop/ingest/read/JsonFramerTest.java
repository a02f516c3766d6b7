package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFramerTest {

  private static Framed values(String text, int step) {
    return Framed.of(text, step, window -> new JsonFramer(window, "file", 1, 1000, 5000, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100_000})
  void readsValuesAloneOnTheirLinesRightBehindOneAnotherAndOverManyLines(int step) {
    Framed framed =
        values(
            "{\"a\":1}\n{\"b\":{\"c\":[1,{}]}}{\"d\":\"} \\\" {\"}\n{\n  \"e\": [\n    {}\n  ]\n}\n"
                + "{\"f\":2}",
            step);

    assertThat(framed.records)
        .containsExactly(
            "1@0 {\"a\":1}",
            "2@8 {\"b\":{\"c\":[1,{}]}}",
            "2@26 {\"d\":\"} \\\" {\"}",
            "3@41 {\n  \"e\": [\n    {}\n  ]\n}",
            "8@65 {\"f\":2}");
    assertThat(framed.rejected).isEmpty();
  }

  @Test
  void readsTheElementsOfOneArray() {
    Framed framed = values("[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": 2\n  }\n]\n", 100);

    assertThat(framed.records)
        .containsExactly("2@4 {\n    \"a\": 1\n  }", "5@24 {\n    \"b\": 2\n  }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"cut in a str",
        "{\"a\":{\"b\":[1,2",
        "{\"a\":",
        "{\"a\":\"x\\",
        "{\n  \"a\": {"
      })
  void aValueCutOffTakesNoOtherAlong(String cut) {
    Framed framed = values("{\"n\":1}\n" + cut + "\n{\"n\":2}\n{\"n\":3}\n", 7);

    assertThat(framed.records)
        .extracting(r -> r.replaceAll("^\\S+ ", ""))
        .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    assertThat(framed.rejections())
        .singleElement()
        .asString()
        .startsWith("2@8 cut off: a JSON value ends in its middle");
  }

  @Test
  void aValueCutOffAtTheEndOfTheFileIsRejected() {
    Framed framed = values("{\"n\":1}\n{\"n\":\"tw", 100);

    assertThat(framed.records).hasSize(1);
    assertThat(framed.rejections()).singleElement().asString().startsWith("2@8 cut off");
  }

  @Test
  void linesThatAreNoJsonAreRejectedOneByOne() {
    Framed framed = values("garbage\n{\"n\":1} trailing\nmore {\"x\":1}\n{\"n\":2}\n", 4);

    assertThat(framed.records).containsExactly("2@8 {\"n\":1}", "4@38 {\"n\":2}");
    assertThat(framed.rejections())
        .containsExactly(
            "1@0 not JSON, in a file of JSON values",
            "2@16 not JSON, in a file of JSON values",
            "3@25 not JSON, in a file of JSON values");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void aValueBeyondTheCapIsDroppedWithoutItsNeighbours(int step) {
    String huge = "{\"x\":\"" + "y".repeat(20_000) + "\"}";
    Framed framed = values("{\"n\":1}\n" + huge + "\n{\"n\":2}\n", step);

    assertThat(framed.records)
        .extracting(r -> r.replaceAll("^\\S+ ", ""))
        .containsExactly("{\"n\":1}", "{\"n\":2}");
    assertThat(framed.rejections())
        .singleElement()
        .asString()
        .startsWith("2@8 line too long: a JSON value of 20008 bytes, more than the 1000");
  }

  @Test
  void aValueOverManyLinesMayBeLonger() {
    String pretty = "{\n" + "  \"k\": 1,\n".repeat(200) + "  \"l\": 2\n}";

    assertThat(values(pretty, 50).records).hasSize(1);
  }

  @Test
  void deepNestingNeedsNoStack() {
    String deep = "{\"a\":" + "[".repeat(300) + "]".repeat(300) + "}";

    assertThat(values(deep, 33).records).hasSize(1);
  }

  @Test
  void anUnfinishedValueOfAGrowingFileWaitsForItsEnd() {
    Appended file = new Appended();
    JsonFramer framer = new JsonFramer(new Window(file, 0), "file", 1, 1000, 5000, false);
    Framed framed = new Framed();
    file.append("{\"n\":1}\n{\"n\":");
    framed.readOn(framer);
    assertThat(framed.records).containsExactly("1@0 {\"n\":1}");
    assertThat(framer.offset()).isEqualTo(8);

    file.append("2}\n{\n  \"n\": 3\n");
    framed.readOn(framer);
    file.append("}\n");
    framed.readOn(framer);
    assertThat(framed.records)
        .containsExactly("1@0 {\"n\":1}", "2@8 {\"n\":2}", "3@16 {\n  \"n\": 3\n}");
    assertThat(framed.rejected).isEmpty();
  }

  @Property(tries = 300)
  void layoutChangesNothing(
      @ForAll("objects") List<String> objects,
      @ForAll("separators") String separator,
      @ForAll @IntRange(min = 1, max = 40) int step) {
    Framed framed = values(String.join(separator, objects), step);

    assertThat(framed.records).extracting(r -> r.replaceFirst("^\\S+ ", "")).isEqualTo(objects);
    assertThat(framed.rejected).isEmpty();
  }

  @Provide
  Arbitrary<List<String>> objects() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("ab{}[]\\\" ,:é").ofMaxLength(8).map(JsonFramerTest::quote);
    Arbitrary<String> list = text.list().ofMaxSize(3).map(l -> "[" + String.join(",", l) + "]");
    Arbitrary<String> inner = text.map(t -> "{\"k\": " + t + "}");
    Arbitrary<String> value = Arbitraries.oneOf(text, list, inner, Arbitraries.of("1", "null"));
    return value.map(v -> "{\"v\":" + v + "}").list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of("", "\n", "\r\n", " ", "\n\n", ",\n", "\u001e");
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
