package io.zerodrop.ingest.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

  @Test
  void saysWhatWasExpectedWhereAndWhatToDo() {
    LogRecord record = LogRecord.of("10.0.0.1 abc \"x\"", "a.log", 7);

    Rejected rejected =
        Rejection.of(record, new Mismatch(9, "a number such as 5"), "give a number");

    assertThat(rejected.reason())
        .isEqualTo("column 10: expected a number such as 5, found \"abc 'x'\"; give a number");
    assertThat(rejected.excerpt()).isEqualTo("10.0.0.1 abc \"x\"");
    assertThat(rejected.position()).hasToString("a.log:7");
  }

  @Test
  void namesTheEndOfALineThatIsCutShort() {
    Rejected rejected =
        Rejection.of(LogRecord.of("abc", "a.log", 1), new Mismatch(3, "a quote"), "look at it");

    assertThat(rejected.reason()).contains("found the end of the line");
  }

  @Test
  void doesNotShowASecretInTheMiddleOfWhichReadingStopped() {
    LogRecord record = LogRecord.of("GET /?token=s3cr3tvalue HTTP/1.1", "a.log", 1);

    Rejected rejected = Rejection.of(record, new Mismatch(14, "a space"), "look at it");

    assertThat(rejected.reason() + rejected.excerpt()).doesNotContain("cr3tvalue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer abcdefghijkl",
        "{\"authorization\":\"Basic dXNlcjpwdw==\"}",
        "GET /cart?token=abcdefghijkl&item=7",
        "GET /cart?access_token=abcdefghijkl",
        "{\"password\":\"abcdefghijkl\"}",
        "Cookie: a=1; sid=abcdefghijkl",
        "x-api-key=abcdefghijkl",
        "jwt eyJabcdefghijkl.abcdefghijkl.dXNlcjpwdw",
        "-----BEGIN PRIVATE KEY-----abcdefghijkl",
      })
  void masksWhatLooksLikeASecret(String text) {
    assertThat(Excerpt.of(text))
        .contains("***")
        .doesNotContain("abcdefghijkl")
        .doesNotContain("dXNlcjpwdw");
  }

  @ParameterizedTest
  @CsvSource({"'GET /cart?item=7 HTTP/1.1'", "'10.244.1.9:8080 0 0.000 502'"})
  void leavesOrdinaryTextAlone(String text) {
    assertThat(Excerpt.of(text)).isEqualTo(text);
  }

  @Test
  void isOneShortLineWithoutControlCharacters() {
    String excerpt = Excerpt.of("a\tb\u001b[31m\n" + "x".repeat(1000));

    assertThat(excerpt).startsWith("a b [31m x").endsWith("...").hasSizeLessThan(250);
  }
}
