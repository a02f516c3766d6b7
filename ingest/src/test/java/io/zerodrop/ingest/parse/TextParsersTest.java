package io.zerodrop.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.parse.haproxy.HaproxyParser;
import io.zerodrop.ingest.parse.kubelet.KubeletParser;
import io.zerodrop.ingest.parse.kubeproxy.KubeProxyParser;
import io.zerodrop.ingest.parse.nginx.IngressNginxParser;
import io.zerodrop.ingest.parse.nginx.NginxErrorParser;
import io.zerodrop.ingest.parse.nginx.NginxJsonParser;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every parser of text: it is total, whatever the bytes. */
class TextParsersTest {

  private static final List<Function<FileContext, RecordParser>> PARSERS =
      List.of(
          KubeProxyParser::new,
          KubeletParser::new,
          IngressNginxParser::new,
          NginxJsonParser::new,
          NginxErrorParser::new,
          HaproxyParser::new);

  private static final String KLOG = "I1122 11:09:05.016232   16345 x.go:7] ";

  private static final List<String> LINES =
      List.of(
          KLOG
              + "\"Setting endpoints for service port name\" portName=\"a/b:c\" endpoints=[\"1:2\"]",
          KLOG + "Setting endpoints for \"a/b:c\" to [1:2 3:4]",
          KLOG + "Adding new service port \"a/b:c\" at 1:2/TCP",
          KLOG + "syncProxyRules took 5ms",
          KLOG + "FLAG: --hostname-override=\"n\"",
          KLOG + "\"Failed to execute iptables-restore\" err=<\n\ta\n > b=\"c\"",
          "{\"ts\":1795345745016.2,\"msg\":\"SyncLoop DELETE\",\"v\":2,\"pods\":[{\"name\":\"a\"}]}",
          KLOG
              + "\"SyncLoop (PLEG): event for pod\" event={\"ID\":\"u\",\"Type\":\"ContainerDied\"}",
          KLOG + "SyncLoop (PLEG): \"a_b(u)\", event: &{ID:\"u\", Type:\"ContainerDied\"}",
          KLOG + "SyncLoop (DELETE, \"api\"): \"a_b(u), c_d(e)\"",
          KLOG + "Killing container \"x://c\" with 30 second grace period",
          KLOG + "Liveness probe for \"a_b(u):c\" failed (x): y",
          "1.2.3.4 - - [22/Nov/2026:11:09:16 +0000] \"GET /?a HTTP/1.1\" 200 5 \"-\" \"x\" 8 0.1 [a-b-c]"
              + " [] 1.2.3.4:5, a : [::1]:6 0, 0 : 7 0.1, 0.0 : 0.2 502, - : 200 id",
          "{\"time\":\"2026-11-22T11:15:53Z\",\"status\":502,\"upstream_addr\":1:2, 3:4,\"request\":"
              + "\"G\\x22 / H\",\"upstream_status\":502, 200,\"request_time\":0.1}",
          "2026/11/22 11:09:15 [error] 3#3: *9 connect() failed (111: x) while connecting to upstream,"
              + " client: 1.2.3.4, server: x, request: \"GET / HTTP/1.1\", upstream: \"http://1:2/\","
              + " host: \"x\"",
          "Nov 22 11:21:14 lb haproxy[7]: 1.2.3.4:5 [22/Nov/2026:11:21:14.678] fe be/s 0/0/0/5/6 200 9 -"
              + " - ---- 1/1/0/0/+1 0/0 {a|b} {} \"GET / HTTP/1.1\"",
          "Nov 22 11:21:14 lb haproxy[7]: Server be/s is DOWN, reason: x.",
          "<134>1 2026-11-22T11:21:14Z lb haproxy 7 - [a b=\"c\"] be/s: IP changed from 'a' to 'b'");

  @Property(tries = 4000)
  void everyRecordHasAnOutcomeWhateverItsBytes(@ForAll("damagedLines") String line) {
    for (Function<FileContext, RecordParser> parser : PARSERS) {
      Collected collected = Collected.by(parser.apply(Collected.context()), line);
      assertThat(collected.outcomes()).isPositive();
      assertThat(collected.rejections)
          .allSatisfy(rejected -> assertThat(rejected.reason()).contains("expected"));
    }
  }

  /** Real shapes with a piece cut out, a piece put in, or cut short. */
  @Provide
  Arbitrary<String> damagedLines() {
    Arbitrary<String> noise =
        Arbitraries.strings().withChars("\"'[]{}(),:;/-+ \t\\<>=09aZ\u00e9\u0000").ofMaxLength(5);
    return Combinators.combine(
            Arbitraries.of(LINES),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            noise,
            Arbitraries.of(true, false))
        .as(
            (line, where, cut, put, shorten) -> {
              int at = (int) (where * line.length());
              String tail = shorten ? "" : line.substring(Math.min(line.length(), at + cut));
              return line.substring(0, at) + put + tail;
            });
  }
}
