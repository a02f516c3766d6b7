package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.format.LogKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is inferred of a file from the others: clocks, nodes, proxy instances. */
class ContextsTest {

  @TempDir Path directory;
  private Bundle bundle;

  @BeforeEach
  void emptyBundle() {
    bundle = new Bundle(directory);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static long first(LogFile file) {
    return Collected.of(List.of(file)).events.get(0).time().earliest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "+02:00", "-07:00", "+05:30", "+05:45", "-03:30", "+13:00"})
  void zoneAndYearOfLocalTimesComeFromTheOtherLogs(String zone) throws IOException {
    ZoneOffset offset = ZoneOffset.of(zone);
    bundle
        .withAudit()
        .file("p.log", Logs.lines(300, s -> Logs.kubeProxy(s + 60, offset)))
        .file("h.log", Logs.lines(300, s -> Logs.haproxy(s + 60, offset)))
        .file("e.log", Logs.lines(300, s -> Logs.nginxError(s + 60, offset)));
    InputSet set = bundle.expand();

    LogFile proxy = Bundle.only(set, LogKind.KUBE_PROXY);
    assertThat(proxy.context().zone()).isEqualTo(offset);
    assertThat(first(proxy)).isEqualTo(micros(Logs.START.plusSeconds(60).plusMillis(250)));
    assertThat(proxy.firstMicros()).isEqualTo(first(proxy));
    LogFile error = Bundle.only(set, LogKind.NGINX_ERROR);
    assertThat(first(error)).isEqualTo(micros(Logs.START.plusSeconds(60)));
    LogFile access = Bundle.only(set, LogKind.ACCESS);
    assertThat(Collected.of(List.of(access)).requests.get(0).start().earliest())
        .isEqualTo(micros(Logs.START.plusSeconds(60).plusMillis(125)));
    assertThat(set.notes()).hasSize(zone.equals("Z") ? 0 : 3);
    assertThat(set.notes()).allMatch(note -> note.contains("taken for " + zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01/May/1970", "01/May/2038", "01/May/0000", "01/May/9999"})
  void aWrongDateInOneLogDecidesTheYearOfNoOther(String date) throws IOException {
    String wrong = Logs.access(150).replace("01/May/2026", date);
    bundle
        .withAudit()
        .file("slices.jsonl", Logs.lines(3, Logs::slice))
        .file("a.log", Logs.lines(300, s -> s == 50 ? wrong : Logs.access(s)))
        .file("p.log", Logs.lines(300, s -> Logs.kubeProxy(s, ZoneOffset.UTC)));
    LogFile proxy = Bundle.only(bundle.expand(), LogKind.KUBE_PROXY);

    assertThat(first(proxy)).isEqualTo(micros(Logs.START.plusMillis(250)));
  }

  @Test
  void aLogThatOverlapsTheOthersStaysUtc() throws IOException {
    bundle.withAudit().file("p.log", Logs.lines(1200, s -> Logs.kubeProxy(s, ZoneOffset.UTC)));

    assertThat(bundle.expand().notes()).isEmpty();
  }

  @Test
  void aLogOfAnotherDayKeepsItsTimes() throws IOException {
    bundle
        .withAudit()
        .file("p.log", Logs.lines(300, s -> Logs.kubeProxy(s - 3 * 86_400, ZoneOffset.UTC)));
    LogFile proxy = Bundle.only(bundle.expand(), LogKind.KUBE_PROXY);

    assertThat(first(proxy)).isEqualTo(micros(Logs.START.minusSeconds(3 * 86_400).plusMillis(250)));
  }

  @Test
  void theTimesOfAnEnvelopeAreBetterThanAnyGuess() throws IOException {
    String line = Logs.kubeProxy(0, ZoneOffset.ofHours(9));
    bundle.file("p.log", "2026-05-01T14:00:00.3Z stderr F " + line + "\n");
    LogFile proxy = Bundle.only(bundle.expand(), LogKind.KUBE_PROXY);

    assertThat(first(proxy)).isEqualTo(micros(Logs.START.plusMillis(250)));
  }

  @Test
  void whatTheUserSaysGoesBeforeWhatIsInferred() throws IOException {
    bundle.withAudit().file("p.log", Logs.lines(300, s -> Logs.kubeProxy(s, ZoneOffset.UTC)));
    InputOptions options =
        new InputOptions(
            List.of(),
            ZoneOffset.ofHours(1),
            micros(Instant.parse("2019-06-01T00:00:00Z")),
            null,
            null);
    LogFile proxy = Bundle.only(Bundle.expand(options, directory.toString()), LogKind.KUBE_PROXY);

    assertThat(first(proxy)).isEqualTo(micros(Instant.parse("2019-05-01T13:00:00.250Z")));
  }

  @Test
  void theNodeIsToldByContentBeforeTheName() throws IOException {
    String ips =
        "I0501 13:59:00.0       1 server.go:1] \"Successfully retrieved NodeIPs\" NodeIPs=";
    bundle
        .file(
            "pods.jsonl",
            Logs.pod(0, "till-1", "blue", "192.0.2.1")
                + "\n"
                + Logs.pod(1, "till-2", "red", "192.0.2.2")
                + "\n")
        .file("x", ips + "[\"192.0.2.2\"]\n" + Logs.kubeProxy(0, ZoneOffset.UTC) + "\n")
        .file("kubelet-wrong.log", Logs.lines(9, s -> Logs.kubelet(s, "market/till-1")))
        .file("kube-proxy-green.log", Logs.lines(9, s -> Logs.kubeProxy(s, ZoneOffset.UTC)));
    InputSet set = bundle.expand();

    assertThat(set.files())
        .filteredOn(file -> file.context().node() != null)
        .extracting(
            file -> file.display().replace(directory + "/", "") + " " + file.context().node())
        .containsExactly("kube-proxy-green.log green", "kubelet-wrong.log blue", "x red");
    assertThat(Collected.of(set.files()).events)
        .filteredOn(event -> event instanceof ProxyLine)
        .extracting(event -> ((ProxyLine) event).node())
        .contains("red", "green");
  }

  @Test
  void oneOfAsManyProxyLogsAsNodesIsFromTheNodeLeftOver() throws IOException {
    String ips =
        "I0501 13:59:00.0       1 server.go:1] \"Successfully retrieved NodeIPs\" NodeIPs=";
    bundle
        .file(
            "pods.jsonl",
            Logs.pod(0, "till-1", "blue", "192.0.2.1")
                + "\n"
                + Logs.pod(1, "till-2", "red", "192.0.2.2")
                + "\n")
        .file("1", ips + "[\"192.0.2.1\"]\n" + Logs.kubeProxy(0, ZoneOffset.UTC) + "\n")
        .file("2", Logs.lines(9, s -> Logs.kubeProxy(s, ZoneOffset.UTC)));

    assertThat(proxyNodes()).containsExactly("blue", "red");
    bundle.file("3", Logs.lines(9, s -> Logs.kubeProxy(s + 60, ZoneOffset.UTC)));
    assertThat(proxyNodes()).containsExactly("blue", null, null);
  }

  private List<String> proxyNodes() {
    return bundle.expand().files().stream()
        .filter(file -> file.format().kind() == LogKind.KUBE_PROXY)
        .map(file -> file.context().node())
        .collect(java.util.stream.Collectors.toList());
  }

  @Test
  void journaldTellsTheNode() throws IOException {
    bundle
        .withAudit()
        .file("j", "May 01 14:00:00 blue kube-proxy[1]: " + Logs.kubeProxy(0, ZoneOffset.UTC));

    assertThat(Bundle.only(bundle.expand(), LogKind.KUBE_PROXY).context().node()).isEqualTo("blue");
  }

  @Test
  void theOnlyProxyOfItsKindIsNamedWhateverItsFilesAreCalled() throws IOException {
    bundle
        .file("foo.log", Logs.lines(5, Logs::access))
        .file("foo.log.1", Logs.lines(5, s -> Logs.access(s - 60)))
        .file("bar.txt", Logs.lines(5, s -> Logs.nginxError(s, ZoneOffset.UTC)))
        .file("lb.log", Logs.lines(5, s -> Logs.haproxy(s, ZoneOffset.UTC)));

    assertThat(bundle.expand().files())
        .extracting(file -> file.context().router())
        .containsExactly("ingress-nginx", "ingress-nginx", "ingress-nginx", "haproxy");
  }

  @Test
  void severalProxiesAreToldApartByWhereTheirNamesDiffer() throws IOException {
    bundle
        .file("a/access.log", Logs.lines(5, Logs::access))
        .file("a/access.log.1", Logs.lines(5, s -> Logs.access(s - 60)))
        .file("b/access.log", Logs.lines(5, s -> Logs.access(s + 60)))
        .file("b/error.log", Logs.lines(5, s -> Logs.nginxError(s, ZoneOffset.UTC)))
        .file("c/blue-access.log", Logs.lines(5, s -> Logs.access(s + 120)))
        .file("c/red-access.log", Logs.lines(5, s -> Logs.access(s + 180)))
        .file("c/red-error.log", Logs.lines(5, s -> Logs.nginxError(s + 9, ZoneOffset.UTC)));

    assertThat(bundle.expand().files())
        .extracting(file -> file.context().router())
        .containsExactly(
            "a/access",
            "a/access",
            "b/access",
            "b/access",
            "blue-access",
            "red-access",
            "red-access");
  }
}
