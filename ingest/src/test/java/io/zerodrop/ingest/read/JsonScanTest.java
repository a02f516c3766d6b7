package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where a value ends does not depend on how many bytes are looked at together. */
class JsonScanTest {

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\"name\"",
            "\\",
            "\\\"",
            "\\\\",
            "\n",
            "\n{",
            " ",
            "long text");
    return pieces.list().ofMaxSize(40).map(list -> "{" + String.join("", list));
  }

  @Property(tries = 3_000)
  void findsTheSameEndByteByByte(@ForAll("values") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonScan whole = new JsonScan();
    whole.reset();
    JsonScan.End end = whole.on(bytes, 0, bytes.length);
    JsonScan slow = new JsonScan();
    slow.reset();
    JsonScan.End slowly = JsonScan.End.MORE;
    for (int to = 1; to <= bytes.length && slowly == JsonScan.End.MORE; to++) {
      slowly = slow.on(bytes, 0, to);
    }
    assertThat(slowly).isEqualTo(end);
    assertThat(slow.length()).isEqualTo(whole.length());
    assertThat(slow.lines()).isEqualTo(whole.lines());
  }
}
