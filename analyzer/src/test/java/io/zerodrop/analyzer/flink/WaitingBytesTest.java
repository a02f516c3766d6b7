package io.zerodrop.analyzer.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WaitingBytesTest {

  @Property
  void allComeBackInTheirOrder(
      @ForAll @Size(max = 60) List<@IntRange(max = 20_000) Integer> lengths) {
    List<byte[]> all = new ArrayList<>();
    WaitingBytes waiting = WaitingBytes.none();
    for (int length : lengths) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (i * 31 + all.size());
      }
      all.add(bytes);
      waiting = waiting.with(bytes);
    }

    assertThat(unpacked(waiting)).containsExactlyElementsOf(all);
  }

  @Test
  void whatIsAlikeTakesLittleRoom() {
    byte[] line = "GET /cart HTTP/1.1 from 203.0.113.7 to 10.0.0.12:8080 took 0.012".getBytes();
    WaitingBytes waiting = WaitingBytes.none();
    for (int i = 0; i < 10_000; i++) {
      waiting = waiting.with(line);
    }

    long held = waiting.open().length + waiting.blocks().stream().mapToLong(b -> b.length).sum();
    assertThat(held).isLessThan(10_000L * line.length / 10);
    assertThat(unpacked(waiting)).hasSize(10_000);
  }

  private static List<byte[]> unpacked(WaitingBytes waiting) {
    List<byte[]> unpacked = new ArrayList<>();
    waiting.forEach(unpacked::add);
    return unpacked;
  }
}
