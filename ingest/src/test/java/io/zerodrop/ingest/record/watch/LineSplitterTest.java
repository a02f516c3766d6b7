package io.zerodrop.ingest.record.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LineSplitterTest {

  private static final String TEXT = "{\"a\":\"é\"}\n\n{\"b\":\"日本\"}\n{\"c\":1}\n{\"unfinished\"";

  @Property(tries = 60)
  void chunksOfAnySizeGiveTheSameLines(@ForAll @IntRange(min = 1, max = 50) int size)
      throws ApiFailure {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    LineSplitter splitter = new LineSplitter();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += size) {
      byte[] chunk = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size));
      for (byte[] line : splitter.add(ByteBuffer.wrap(chunk))) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        copy.writeBytes(line);
        lines.add(copy.toString(StandardCharsets.UTF_8));
      }
    }
    assertThat(lines).containsExactly("{\"a\":\"é\"}", "{\"b\":\"日本\"}", "{\"c\":1}");
  }
}
