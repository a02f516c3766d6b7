package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Lines in another order, lines twice, files cut in two and under other names: nothing that the
 * analysis says changes, but for where its evidence stands.
 */
class OrderPropertyTest {

  private static final List<Journal.Log> LOGS = logs();
  private static final Set<String> SAID = said(LOGS);

  private static List<Journal.Log> logs() {
    Cluster cluster = new Cluster();
    IngressNginx ingress = cluster.ingress();
    Service cart = cluster.service("cart", "10.96.0.11");
    Pod first = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    Pod second = cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    cluster.pod("web-7d9f5-c", "10.1.3.9", "node-3").runningSince(-300);
    cluster.rolloutBy("alice", 9.5);
    first.stops(10.0, 0.01, 143);
    second.crashes(40.0, 139, "Error", 41.0).ready(46.0);
    cluster.pod(cart, "cart-5b8-x", "10.1.1.7", "node-1").runningSince(30.0);
    cluster.proxy("node-3").hangs(10.0, 30.0);
    for (int i = 0; i < 6; i++) {
      ingress.refused("race-" + i, 10.3 + i * 0.1, first);
      ingress.request("ip-" + i, 18.0 + i, IngressNginx.connectTimeout("10.96.0.10:80"));
      ingress.refused("crash-" + i, 40.2 + i * 0.2, second);
    }
    ingress.served("astray", 50.0, 0.01, first);
    ingress.noEndpoints("none", 60.0);
    return cluster.logs();
  }

  @Property(tries = 15)
  void nothing_depends_on_order_repetition_or_file_names(@ForAll Random random) {
    List<Journal.Log> mixed = new ArrayList<>();
    for (Journal.Log log : LOGS) {
      mixed.addAll(mix(log, random));
    }
    Collections.shuffle(mixed, random);
    assertThat(said(mixed)).isEqualTo(SAID);
  }

  @Property(tries = 10)
  void ids_of_requests_without_an_id_are_the_same_in_any_order(@ForAll Random random) {
    List<Journal.Log> anonymous = new ArrayList<>();
    List<Journal.Log> mixed = new ArrayList<>();
    for (Journal.Log log : LOGS) {
      boolean access = log.name().startsWith("access");
      String text = access ? log.text().replaceAll("(?m) [a-z]+-?\\d?$", " -") : log.text();
      // Two clients may well send the same request in the same second.
      text = access ? text.replaceAll("/orders/race-\\d", "/orders/same") : text;
      anonymous.add(new Journal.Log(log.name(), text));
      List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
      Collections.shuffle(lines, random);
      mixed.add(new Journal.Log(log.name(), String.join("\n", lines)));
    }
    assertThat(ids(mixed)).hasSize(20).isEqualTo(ids(anonymous));
  }

  private static List<Journal.Log> mix(Journal.Log log, Random random) {
    if (log.name().startsWith("manifests") || log.name().startsWith("events")) {
      return List.of(log);
    }
    List<String> lines = new ArrayList<>(Arrays.asList(log.text().split("\n")));
    if (log.name().startsWith("pods") || log.name().startsWith("endpointslices")) {
      lines.addAll(listedAgain(lines));
    }
    int repeated = random.nextInt(lines.size());
    lines.addAll(new ArrayList<>(lines.subList(repeated, lines.size())));
    Collections.shuffle(lines, random);
    int cut = random.nextInt(lines.size());
    String name = log.name().replaceFirst("\\.", "." + random.nextInt(1000) + ".");
    return List.of(
        new Journal.Log(name, String.join("\n", lines.subList(0, cut))),
        new Journal.Log(name + ".1", String.join("\n", lines.subList(cut, lines.size()))));
  }

  /** As a watch does that was interrupted: every object that is still there comes as ADDED. */
  private static List<String> listedAgain(List<String> lines) {
    Map<String, String> last = new TreeMap<>();
    for (String line : lines) {
      last.put(line.replaceAll(".*?\"uid\":\"([^\"]+)\".*", "$1"), line);
    }
    last.values().removeIf(line -> line.contains("\"type\":\"DELETED\""));
    return last.values().stream()
        .map(line -> line.replaceFirst("\"type\":\"[A-Z]+\"", "\"type\":\"ADDED\""))
        .map(line -> line.replaceFirst("\"observedAt\":\"[^\"]+\"", again()))
        .toList();
  }

  private static String again() {
    return "\"observedAt\":\"" + Clock.rfc3339(90) + "\"";
  }

  private static Set<String> said(List<Journal.Log> logs) {
    Analysis analysis = analyse(logs);
    Set<String> said = new TreeSet<>();
    for (Verdict verdict : analysis.verdicts()) {
      said.add(
          String.join(
              " ",
              verdict.id(),
              verdict.requestId(),
              String.valueOf(verdict.cause()),
              String.valueOf(verdict.subtype()),
              String.valueOf(verdict.pod()),
              String.valueOf(verdict.confidence()),
              String.valueOf(verdict.candidates()),
              String.valueOf(verdict.missing()),
              String.valueOf(verdict.offsets()),
              verdict.phaseStart()));
    }
    for (Termination termination : analysis.terminations()) {
      said.add(
          String.join(
              " ",
              termination.id(),
              termination.pod(),
              String.valueOf(termination.milestones()),
              String.valueOf(termination.trigger().actor()),
              String.valueOf(termination.lags()),
              String.valueOf(termination.attempts())));
    }
    return said;
  }

  private static Set<String> ids(List<Journal.Log> logs) {
    Set<String> ids = new TreeSet<>();
    for (Verdict verdict : analyse(logs).verdicts()) {
      assertThat(ids.add(verdict.id())).as("id of one attempt only").isTrue();
    }
    return ids;
  }

  private static Analysis analyse(List<Journal.Log> logs) {
    return InMemoryAnalysis.of(
        logs.stream().map(log -> ParsedLog.of(log.name(), log.text(), Clock.ZERO)).toList());
  }
}
