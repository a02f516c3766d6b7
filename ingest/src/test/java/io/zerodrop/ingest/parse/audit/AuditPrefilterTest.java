package io.zerodrop.ingest.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.parse.Collected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The prefilter may keep too much, but never drops what the parser would make an event of. */
class AuditPrefilterTest {

  private static boolean mayMatter(String record) {
    byte[] bytes = ("~" + record + "~").getBytes(StandardCharsets.UTF_8);
    return AuditPrefilter.mayMatter(bytes, 1, bytes.length - 1);
  }

  @Property(tries = 5000)
  @StatisticsReport(onFailureOnly = true)
  void neverDropsWhatTheParserWouldUse(@ForAll("records") String record) {
    boolean used = !Collected.by(new AuditParser(false), record).events.isEmpty();
    boolean kept = mayMatter(record);
    Statistics.label("used").collect(used);
    Statistics.label("used").coverage(share -> share.check(true).percentage(p -> p > 8));
    Statistics.label("kept").collect(kept);
    Statistics.label("kept").coverage(share -> share.check(false).percentage(p -> p > 25));
    assertThat(kept || !used).as(record).isTrue();
  }

  @Property(tries = 2000)
  void neverDropsWhatTheParserWouldUseOfADamagedRecord(
      @ForAll("records") String record, @ForAll Random random) {
    StringBuilder damaged = new StringBuilder(record);
    for (int i = random.nextInt(4); i >= 0 && damaged.length() > 1; i--) {
      int at = random.nextInt(damaged.length());
      if (random.nextBoolean()) {
        damaged.deleteCharAt(at);
      } else {
        damaged.setCharAt(at, "{}[]\",:\\ eE".charAt(random.nextInt(11)));
      }
    }
    boolean used = !Collected.by(new AuditParser(false), damaged.toString()).events.isEmpty();
    assertThat(mayMatter(damaged.toString()) || !used).as(damaged.toString()).isTrue();
  }

  @Example
  void dropsWhatAuditLogsAreFullOf() {
    assertThat(mayMatter(AuditLine.of("get", "pods", null, "a").json())).isFalse();
    assertThat(mayMatter(AuditLine.of("update", "leases", null, "a").json())).isFalse();
    assertThat(mayMatter(AuditLine.of("update", "leases", null, "a").sortedJson())).isFalse();
    AuditLine received = AuditLine.of("delete", "pods", null, "a");
    assertThat(mayMatter(received.with("stage", "'RequestReceived'").json())).isFalse();
    AuditLine event = AuditLine.of("create", "events", null, "a");
    assertThat(mayMatter(event.with("level", "'Metadata'").json())).isFalse();
    assertThat(mayMatter(AuditLine.of("delete", "pods", null, "a").json())).isTrue();
  }

  @Example
  void aDecoyInABodyDecidesNothing() {
    AuditLine line =
        AuditLine.of("delete", "pods", null, "a")
            .with("annotations", "{'verb':'get','stage':'RequestReceived','x':'\\\\'}")
            .with("requestObject", "[{'objectRef':{'resource':'leases'}}]");
    assertThat(mayMatter(line.json())).isTrue();
    assertThat(mayMatter(line.sortedJson())).isTrue();
  }

  @Provide
  Arbitrary<String> records() {
    Arbitrary<String> one =
        Combinators.combine(
                Arbitraries.of("ResponseComplete", "ResponseComplete", "Panic", "RequestReceived"),
                Arbitraries.of("create", "patch", "update", "delete", "deletecollection", "get"),
                Arbitraries.of(
                    "pods", "events", "endpointslices", "nodes", "leases", "deployments"),
                Arbitraries.of("", "", "", "status", "eviction", "scale", "exec"),
                Arbitraries.of("Metadata", "Request", "RequestResponse"),
                Arbitraries.of("", "", "", "apps", "discovery.k8s.io", "serving.knative.dev"),
                Arbitraries.randomValue(r -> r))
            .as(AuditPrefilterTest::record);
    Arbitrary<String> list =
        one.list()
            .ofMaxSize(3)
            .map(items -> "{\"kind\":\"EventList\",\"items\":[" + String.join(",", items) + "]}");
    return Arbitraries.frequencyOf(Tuple.of(4, one), Tuple.of(1, list));
  }

  private static String record(
      String stage,
      String verb,
      String resource,
      String subresource,
      String level,
      String group,
      Random random) {
    boolean escaping = random.nextInt(3) == 0;
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kind", "\"Event\"");
    fields.put("level", text(level, random, escaping));
    fields.put("stage", text(stage, random, escaping));
    fields.put("verb", text(verb, random, escaping));
    fields.put(
        "objectRef",
        shuffled(
            Map.of(
                "resource", text(resource, random, escaping),
                "subresource", text(subresource, random, escaping),
                "apiGroup", text(group, random, escaping),
                "name", text(escaping ? "x\"{y" : "x{y", random, escaping)),
            random,
            escaping));
    fields.put("stageTimestamp", "\"2026-05-01T10:00:00Z\"");
    fields.put("annotations", "{\"verb\":\"get\",\"stage\":[\"}\\\\\"]}");
    fields.put(
        "requestObject",
        "{\"involvedObject\":{},\"eventTime\":\"2026-05-01T10:00:00Z\",\"stage\":\"x\"}");
    if (random.nextInt(5) == 0) {
      fields.put("auditID", "\"\\u0026\"");
    }
    return shuffled(fields, random, escaping);
  }

  /** A JSON string, now and then with a letter escaped. */
  private static String text(String plain, Random random, boolean escaping) {
    String json = plain.replace("\"", "\\\"");
    if (!json.isEmpty()
        && Character.isLetter(json.charAt(0))
        && escaping
        && random.nextInt(8) == 0) {
      json = "\\u%04x".formatted((int) json.charAt(0)) + json.substring(1);
    }
    return '"' + json + '"';
  }

  private static String shuffled(Map<String, String> fields, Random random, boolean escaping) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
      String blank = random.nextInt(4) == 0 ? " \n\t" : "";
      parts.add(
          blank + text(field.getKey(), random, escaping) + blank + ":" + blank + field.getValue());
    }
    Collections.shuffle(parts, random);
    return "{" + String.join(",", parts) + "}";
  }
}
