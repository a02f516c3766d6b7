package io.zerodrop.ingest.excerpt;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.LogKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTextTest {

  @Test
  void aLineStaysAsItIs() {
    String line =
        "I1122 11:09:31.123456 1 proxier.go:805] \"Syncing iptables rules\" ipFamily=\"IPv4\"";

    assertThat(ExcerptText.of(LogKind.KUBE_PROXY, line + "\n")).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1 - - [x] \"GET /pay?card=hunter2 HTTP/1.1\" 502 0 \"-\" \"curl\"",
        "10.0.0.1 - - [x] \"GET /a HTTP/1.1\" 502 0 \"https://shop/in?session=hunter2\" \"curl\"",
        "{\"path\":\"/a\",\"authorization\":\"Bearer hunter2hunter2\"}",
        "{\"path\":\"/a\",\"req_cookie\":\"sid=hunter2; b=hunter2\"}",
        "{\"path\":\"/a\",\"note\":\"Basic hunter2hunter2==\"}",
        "GET /a X-Api-Key=hunter2 502",
        "{\"path\":\"/a\",\"args\":\"card=hunter2\"}",
        "{\"path\":\"/a\",\"request_query\": \"q=\\\"hunter2\"}",
        "GET /a eyJhbGciOiJI.hunter2.hunter2 502"
      })
  void credentialsAndQueriesAreLeftOut(String line) {
    assertThat(ExcerptText.of(LogKind.ACCESS, line)).doesNotContain("hunter2");
  }

  @Test
  void anAuditEventShowsWhoDidWhatAndNoBody() {
    String event =
        "{\"kind\":\"Event\",\"verb\":\"patch\",\"user\":{\"username\":\"alice\",\"extra\":{\"k\":[\"hunter2\"]}},"
            + "\"objectRef\":{\"resource\":\"deployments\",\"name\":\"web\",\"uid\":\"u\"},"
            + "\"requestObject\":{\"spec\":{\"env\":\"hunter2\"}},\"responseStatus\":{\"code\":200}}";

    assertThat(ExcerptText.of(LogKind.AUDIT, event))
        .isEqualTo(
            "{\"verb\":\"patch\",\"user\":{\"username\":\"alice\"},"
                + "\"objectRef\":{\"resource\":\"deployments\",\"name\":\"web\"},"
                + "\"responseStatus\":{\"code\":200}}");
  }

  @Test
  void aPodShowsItsStatusAndNotItsSpec() {
    String pod =
        "{\"observedAt\":\"t\",\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"name\":\"web-1\"},"
            + "\"spec\":{\"containers\":[{\"env\":[{\"value\":\"hunter2\"}]}]},\"status\":{\"phase\":\"Running\"}}}";

    assertThat(ExcerptText.of(LogKind.POD, pod))
        .isEqualTo(
            "{\"observedAt\":\"t\",\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"name\":\"web-1\"},"
                + "\"status\":{\"phase\":\"Running\"}}}");
  }

  @Test
  void longLinesAreCutBetweenCharacters() {
    String line = "x".repeat(ExcerptText.LONGEST - 1) + "\uD83D\uDE00 and more";

    assertThat(ExcerptText.of(LogKind.ACCESS, line)).isEqualTo("x".repeat(359) + "...");
  }

  @Test
  void controlCharactersAreSpaces() {
    assertThat(ExcerptText.of(LogKind.ACCESS, "a\u001b[31mb\u0000c")).isEqualTo("a [31mb c");
  }

  @Test
  void whatIsNoObjectIsNotShown() {
    assertThat(ExcerptText.of(LogKind.AUDIT, "not json, password hunter2")).isNull();
    assertThat(ExcerptText.of(LogKind.MANIFEST, "data: hunter2")).isNull();
  }
}
