package io.zerodrop.ingest.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time give what one at a time gives, whatever stands around them. */
class ByteScanTest {

  @Property
  void findsAndCountsAsOneByteAtATime(
      @ForAll @Size(max = 40) @ByteRange(min = 8, max = 12) byte[] bytes,
      @ForAll @IntRange(max = 40) int a,
      @ForAll @IntRange(max = 40) int b) {
    int from = Math.min(bytes.length, Math.min(a, b));
    int to = Math.min(bytes.length, Math.max(a, b));
    int first = -1;
    int last = from - 1;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        first = first < 0 ? i : first;
        last = i;
        count++;
      }
    }
    assertThat(ByteScan.indexOf(bytes, from, to, '\n')).isEqualTo(first);
    assertThat(ByteScan.lastIndexOf(bytes, from, to, '\n')).isEqualTo(last);
    assertThat(ByteScan.count(bytes, from, to, '\n')).isEqualTo(count);
    int any = from;
    while (any < to && bytes[any] != 8 && bytes[any] != '\n' && bytes[any] != '\f') {
      any++;
    }
    assertThat(ByteScan.indexOfAny(bytes, from, to, '\b', '\n', '\f')).isEqualTo(any);
  }

  @Property
  void isNotMisledByBytesOfAnyValue(@ForAll @Size(max = 40) byte[] bytes) {
    int expected = 0;
    for (byte b : bytes) {
      expected += b == '"' ? 1 : 0;
    }
    assertThat(ByteScan.count(bytes, 0, bytes.length, '"')).isEqualTo(expected);
    assertThat(ByteScan.indexOf(bytes, 0, bytes.length, '"') >= 0).isEqualTo(expected > 0);
  }

  @Test
  void countsMoreThanAByteHolds() {
    for (int length : new int[] {2_040, 2_048, 4_087, 100_000}) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) '\n');
      assertThat(ByteScan.count(bytes, 0, length, '\n')).isEqualTo(length);
    }
  }
}
