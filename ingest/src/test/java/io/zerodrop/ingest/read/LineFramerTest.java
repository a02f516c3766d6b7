package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {

  private static final int CAP = 1000;

  private static Framed lines(String text, int step) {
    return Framed.of(text, step, window -> new LineFramer(window, "file", 1, CAP, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100_000})
  void countsLinesAndBytesOverEmptyLinesAndBothLineEnds(int step) {
    Framed framed = lines("one\r\n\n  \ntwo\nthrée\nfour", step);

    assertThat(framed.records).containsExactly("1@0 one", "4@9 two", "5@13 thrée", "6@20 four");
    assertThat(framed.rejected).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 64, 100_000})
  void rejectsALineBeyondTheCapAndReadsOnBehindIt(int step) {
    Framed framed = lines("before\n" + "x".repeat(5000) + "\nafter\n", step);

    assertThat(framed.records).containsExactly("1@0 before", "3@5008 after");
    assertThat(framed.rejections())
        .singleElement()
        .asString()
        .startsWith("2@7 line too long: 5000 bytes, more than the 1000");
    assertThat(framed.rejected.get(0).excerpt()).startsWith("xxxx").hasSizeLessThan(300);
  }

  @Test
  void rejectsALastLineBeyondTheCapEvenWithoutItsEnd() {
    assertThat(lines("a\n" + "x".repeat(5000), 100).rejections())
        .singleElement()
        .asString()
        .startsWith("2@2 line too long: 5000 bytes");
  }

  @Test
  void aLineOfExactlyTheCapIsALine() {
    assertThat(lines("x".repeat(CAP) + "\n", 64).records).hasSize(1);
  }

  @Test
  void passesOverTheHoleOfATruncatedFile() {
    Framed framed = lines("\0".repeat(600) + "first\nsecond\n", 64);

    assertThat(framed.records).containsExactly("1@600 first", "2@606 second");
  }

  @Test
  void holdsNoMoreMemoryForAHugeLineThanForAnotherOne() {
    InputStream endless =
        new InputStream() {
          private long left = 3L << 30;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 ? -1 : count;
          }
        };
    Framed framed = new Framed();
    framed.readOn(new LineFramer(new Window(endless, 0), "file", 1, 1 << 20, true));

    assertThat(framed.rejections()).singleElement().asString().contains("3221225472 bytes");
  }

  @Test
  void anUnfinishedLineOfAGrowingFileWaitsForItsEnd() {
    Appended file = new Appended();
    LineFramer framer = new LineFramer(new Window(file, 0), "file", 1, CAP, false);
    Framed framed = new Framed();

    file.append("one\ntw");
    framed.readOn(framer);
    assertThat(framed.records).containsExactly("1@0 one");
    assertThat(framer.offset()).isEqualTo(4);

    file.append("o\n");
    framed.readOn(framer);
    assertThat(framed.records).containsExactly("1@0 one", "2@4 two");
    assertThat(framer.line()).isEqualTo(3);
  }

  @Property(tries = 300)
  void findsWhatAPlainSplitFinds(
      @ForAll @StringLength(max = 300) String text, @ForAll @IntRange(min = 1, max = 50) int step)
      throws IOException {
    String plain = text.replace('\r', 'r').replace('\0', '0');
    List<String> expected = new ArrayList<>();
    for (String line : plain.split("\n")) {
      if (!line.chars().allMatch(c -> c == ' ' || c == '\t')) {
        expected.add(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      }
    }
    List<String> found = new ArrayList<>();
    Dribble in = new Dribble(plain.getBytes(StandardCharsets.UTF_8), step);
    LineFramer framer = new LineFramer(new Window(in, 0), "file", 1, 100_000, true);
    LogRecord record = new LogRecord();
    while (framer.next(record, new Rejections("file", false, rejected -> {}))) {
      found.add(record.text());
    }
    assertThat(found).isEqualTo(expected);
  }
}
