package io.zerodrop.ingest.parse.klog;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.Mismatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlogReaderTest {

  private static final String HEADER = "I1122 11:09:05.016232    4711 file.go:12] ";

  private final KlogReader reader = new KlogReader(Collected.context());

  @Test
  void readsTheHeader() throws Mismatch {
    KlogEntry entry = read("E1122 11:09:05.016232    4711 dir/file.go:12] \"It broke\"");

    assertThat(entry.severity()).isEqualTo('E');
    assertThat(entry.micros()).isEqualTo(micros("2026-11-22T11:09:05.016232Z"));
    assertThat(entry.process()).isEqualTo(4711);
    assertThat(entry.message()).isEqualTo("It broke");
  }

  @Test
  void readsASentenceWithoutPairs() throws Mismatch {
    KlogEntry entry = read(HEADER + "syncProxyRules took 5ms ");

    assertThat(entry.message()).isEqualTo("syncProxyRules took 5ms");
    assertThat(entry.pairs().text("anything")).isNull();
  }

  @Test
  void readsPairsOfEveryKind() throws Mismatch {
    KlogPairs pairs =
        read(HEADER
                + "\"Seen\" pod=\"shop/web-1\" count=3 elapsed=1.25 ok=true"
                + " endpoints=[\"10.0.0.1:80\",\"[fd00::1]:80\"]"
                + " event={\"ID\":\"u 1\",\"Type\":\"ContainerDied\"}"
                + " old=&{ID:u1 Type:ContainerDied} err=\"dial \\\"x\\\"\\tfailed \\u00e9\"")
            .pairs();

    assertThat(pairs.name("pod")).isEqualTo("shop/web-1");
    assertThat(pairs.number("count", -1)).isEqualTo(3);
    assertThat(pairs.number("missing", -1)).isEqualTo(-1);
    assertThat(pairs.text("elapsed")).isEqualTo("1.25");
    assertThat(pairs.text("ok")).isEqualTo("true");
    assertThat(pairs.list("endpoints")).containsExactly("10.0.0.1:80", "[fd00::1]:80");
    assertThat(pairs.node("event").path("ID").asText()).isEqualTo("u 1");
    assertThat(pairs.text("old")).isEqualTo("&{ID:u1 Type:ContainerDied}");
    assertThat(pairs.text("err")).isEqualTo("dial \"x\"\tfailed \u00e9");
  }

  @Test
  void takesTheLastOfADoubledKey() throws Mismatch {
    assertThat(read(HEADER + "\"Seen\" a=\"1\" a=\"2\"").pairs().text("a")).isEqualTo("2");
  }

  @Test
  void readsAValueOfSeveralLinesInOneRecord() throws Mismatch {
    KlogPairs pairs =
        read(HEADER + "\"Failed\" err=<\n\tfirst\n\tsecond\n > retryingTime=\"30s\"").pairs();

    assertThat(pairs.text("err")).isEqualTo("first\nsecond");
    assertThat(pairs.text("retryingTime")).isEqualTo("30s");
  }

  @Test
  void passesOverAValueThatGoesOnInRecordsOfItsOwn() throws Mismatch {
    assertThat(read(HEADER + "\"Failed\" err=<").message()).isEqualTo("Failed");
    assertThat(read("\tI1122 looks like a header")).isNull();
    assertThat(read(" > retryingTime=\"30s\"")).isNull();
    assertThatThrownBy(() -> read("\tno value is open any more")).isInstanceOf(Mismatch.class);
  }

  @Test
  void readsJson() throws Mismatch {
    KlogEntry entry =
        read(
            "{\"ts\":1795345745016.232,\"caller\":\"config/config.go:9\",\"msg\":\"Seen\",\"v\":4,"
                + "\"service\":{\"name\":\"web\",\"namespace\":\"shop\"},"
                + "\"portName\":{\"Namespace\":\"shop\",\"Name\":\"web\",\"Port\":\"http\"},"
                + "\"pods\":[{\"name\":\"a\",\"namespace\":\"shop\"}]}");

    assertThat(entry.severity()).isEqualTo('I');
    assertThat(entry.micros()).isEqualTo(micros("2026-11-22T11:09:05.016232Z"));
    assertThat(entry.message()).isEqualTo("Seen");
    assertThat(entry.pairs().name("service")).isEqualTo("shop/web");
    assertThat(entry.pairs().name("portName")).isEqualTo("shop/web:http");
    assertThat(entry.pairs().list("pods")).containsExactly("shop/a");
  }

  @Test
  void takesJsonWithoutVerbosityForAnError() throws Mismatch {
    assertThat(read("{\"ts\":1795345745016,\"msg\":\"It broke\",\"err\":\"x\"}").severity())
        .isEqualTo('E');
  }

  @ParameterizedTest
  @CsvSource({
    "panic: runtime error",
    "I1122 11:09:05",
    "I1122 11:09:05.016232 4711 no bracket",
    "'{\"ts\":1795345745016,'",
    "'{\"msg\":\"no time\"}'",
    "'{\"ts\":1e300,\"msg\":\"far away\"}'",
  })
  void refusesWhatIsNotKlog(String line) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(Mismatch.class);
  }

  @ParameterizedTest
  @CsvSource({
    "38.8ms, 38800",
    "16m43.895505566s, 1003895505",
    "1h2m3s, 3723000000",
    "1.5\u00b5s, 1",
    "250ns, 0",
    "fast, -1",
    "12, -1",
    "1.2.3s, -1",
  })
  void readsDurations(String text, long micros) {
    assertThat(GoDuration.micros(text)).isEqualTo(micros);
  }

  private KlogEntry read(String line) throws Mismatch {
    return reader.read(LogRecord.of(line, "a.log", 1));
  }

  /** Two NULs in four bytes look like UTF-32 to a JSON parser that guesses. */
  @Test
  void nulBytesAreNoOtherEncoding() throws Mismatch {
    String nul = "\0".repeat(60);

    assertThat(read(HEADER + "\"It broke\" pods=[" + nul + "\"a\"]").pairs().list("pods"))
        .hasSize(1);
    assertThatThrownBy(() -> read("{" + nul + "\"ts\":1,\"msg\":\"a\"}"))
        .isInstanceOf(Mismatch.class);
  }
}
