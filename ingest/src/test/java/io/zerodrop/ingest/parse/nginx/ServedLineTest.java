package io.zerodrop.ingest.parse.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.traffic.ServedRequest;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is only counted is what the full parser would have called well served, with its times. */
class ServedLineTest {

  private static final String SERVED =
      "198.51.100.7 - - [01/May/2026:10:00:09 +0200] \"GET /tea?kind=green HTTP/1.1\" 200 512"
          + " \"https://tea.example/\" \"kettle/3\" 301 0.042 [shop-tea-80] [] 10.9.8.7:8080 512"
          + " 0.041 200 9f2c";

  private static ServedRequest read(String line) {
    byte[] bytes = ("~" + line + "~").getBytes(StandardCharsets.UTF_8);
    return new ServedLine().read(new LogRecord().set(bytes, 1, bytes.length - 1, "a.log", 1, 0));
  }

  @Test
  void takesTheOrdinaryLine() {
    ServedRequest request = read(SERVED);
    assertThat(text(request, request.upstreamFrom, request.upstreamTo)).isEqualTo("shop-tea-80");
    assertThat(text(request, request.addressFrom, request.addressTo)).isEqualTo("10.9.8.7");
    assertThat(request.endEarliest).isEqualTo(Collected.micros("2026-05-01T08:00:09Z"));
    assertThat(request.statusClass).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 512|502 512",
        "200 512|499 0",
        "200 512|460 0",
        "041 200|041 502",
        "10.9.8.7:8080 512 0.041 200|10.9.8.7:8080, 10.9.8.6:8080 0, 512 0.001, 0.040 502, 200",
        "10.9.8.7:8080 512 0.041 200|10.9.8.7:8080 : 10.9.8.6:8080 0 : 512 0.001 : 0.040 404 : 200",
        "10.9.8.7:8080 512 0.041 200|- - - -",
        "10.9.8.7:8080|0.0.0.1:80",
        "10.9.8.7:8080|127.0.0.1:8181",
        "10.9.8.7:8080|[2001:db8::7]:8080",
        "10.9.8.7:8080|shop-tea-80",
        "8080 512|8080 -",
        "[] 10|[shop-tea-canary-80] 10",
        "0.042|-",
        "01/May/2026|2026/05/01",
      })
  void leavesWhatMayBeOfInterestToTheParser(String change) {
    String[] of = change.split("\\|");
    assertThat(SERVED).contains(of[0]);
    assertThat(read(SERVED.replace(of[0], of[1]))).isNull();
  }

  @Property(tries = 4000)
  @StatisticsReport(onFailureOnly = true)
  void saysWhatTheParserSays(@ForAll("lines") String line, @ForAll Random random) {
    String damaged = damage(line, random);
    ServedRequest served = read(damaged);
    Statistics.collect(served != null);
    Statistics.coverage(share -> share.check(true).percentage(p -> p > 10));
    Statistics.coverage(share -> share.check(false).percentage(p -> p > 20));
    if (served == null) {
      return;
    }
    Collected parsed = Collected.by(new IngressNginxParser(Collected.context()), damaged);
    assertThat(parsed.outcomes()).as(damaged).isEqualTo(1);
    assertThat(parsed.requests).as(damaged).hasSize(1);
    same(served, parsed.requests.get(0), damaged);
  }

  private static void same(ServedRequest served, RequestLogged request, String line) {
    assertThat(request.status()).as(line).isLessThan(460);
    assertThat(served.statusClass).as(line).isEqualTo(StatusCounts.classOf(request.status()));
    assertThat(request.attempts()).as(line).hasSize(1);
    Attempt attempt = request.attempts().get(0);
    assertThat(attempt.failure()).as(line).isEqualTo(Failure.NONE);
    assertThat(attempt.status()).as(line).isLessThan(460);
    assertThat(text(served, served.addressFrom, served.addressTo)).isEqualTo(attempt.address());
    String name = text(served, served.upstreamFrom, served.upstreamTo);
    assertThat(request.upstreamName()).isEqualTo(name.isEmpty() || name.equals("-") ? null : name);
    assertThat(served.startEarliest).as(line).isEqualTo(request.start().earliest());
    assertThat(served.startLatest).as(line).isEqualTo(request.start().latest());
    assertThat(served.endEarliest).as(line).isEqualTo(request.end().earliest());
    assertThat(served.endLatest).as(line).isEqualTo(request.end().latest());
    assertThat(served.attemptEarliest).as(line).isEqualTo(attempt.start().earliest());
    assertThat(served.endLatest).as(line).isEqualTo(attempt.end().latest());
  }

  private static String damage(String line, Random random) {
    StringBuilder damaged = new StringBuilder(line);
    for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.setCharAt(at, "0159 .,:-[]\"/+".charAt(random.nextInt(14)));
        default -> damaged.insert(at, "0159 .,:-[]\"/+".charAt(random.nextInt(14)));
      }
    }
    return damaged.toString();
  }

  @Provide
  Arbitrary<String> lines() {
    return Combinators.combine(
            mostly("198.51.100.7", "2001:db8::9", "fe80::1", "I1122", "unix:"),
            mostly("-", "tea-user", "a[b", ""),
            mostly("GET / HTTP/1.1", "-", "\\x16\\x03", "POST /a b HTTP/2.0"),
            mostly("200", "101", "204", "304", "404", "500", "1", "099"),
            mostly("0.042", "0.000", "7.1", "61.003", "1234567890.000"),
            mostly("shop-tea-80", "shop-green-tea-http", "", "-", "upstream-default-backend"),
            mostly("10.9.8.7:8080", "10.9.8.7:0", "10.9.8.7", "10.9.8:80", "7.7.7.7:99999"),
            mostly("0.041 200 9f2c", "0.041 304 ", "9.000 200", "- 200 1", "0.1 200 1"))
        .as(
            (client, user, request, status, time, name, address, rest) ->
                String.format(
                    "%s - %s [01/May/2026:10:00:09 +0000] \"%s\" %s 512 \"-\" \"kettle/3\" 301 %s [%s]"
                        + " [] %s 512 %s",
                    client, user, request, status, time, name, address, rest));
  }

  private static Arbitrary<String> mostly(String ordinary, String... others) {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(ordinary)), Tuple.of(2, Arbitraries.of(others)));
  }

  private static String text(ServedRequest request, int from, int to) {
    return new String(request.bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
