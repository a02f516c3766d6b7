package io.zerodrop.ingest.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of audit events, and records that are none. */
class AuditRecordsTest {

  private static Collected parse(String record) {
    return Collected.by(new AuditParser(FileContext.of("audit.log", 0)), record);
  }

  @Test
  void aBatchIsReadEventByEvent() {
    String batch =
        """
        {"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":[
        %s,
        %s,
        %s]}"""
            .formatted(
                AuditLine.of("delete", "pods", null, "a").without("kind").json(),
                AuditLine.of("get", "pods", null, "b").json(),
                AuditLine.of("delete", "pods", null, "c").sortedJson());
    Collected collected = new Collected();
    byte[] bytes = batch.getBytes(StandardCharsets.UTF_8);
    new AuditParser(FileContext.of("audit.log", 0))
        .parse(new LogRecord().set(bytes, 0, bytes.length, "batch.json", 5, 1000), collected);
    assertThat(collected.events).extracting("name").containsExactly("a", "c");
    assertThat(collected.irrelevant).isEqualTo(1);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.events.get(1).position().line()).isEqualTo(8);
    assertThat(collected.events.get(1).position().offset())
        .isEqualTo(1000L + batch.lastIndexOf("\n{") + 1);
  }

  @Test
  void aBadElementOfABatchSpoilsNoOther() {
    String batch =
        "{\"items\":["
            + AuditLine.of("delete", "pods", null, "a")
                .with("user", "{'username':['x',{'y':1}]}")
                .json()
            + ", 7, [[]], "
            + AuditLine.of("delete", "pods", null, "b").json()
            + "],\"kind\":\"EventList\"}";
    Collected collected = parse(batch);
    assertThat(collected.events).extracting("name").containsExactly("b");
    assertThat(collected.rejections).hasSize(3);
    assertThat(collected.rejections.get(0).reason()).contains("username", "expected text", "array");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"EventList\",\"items\":[]}",
        "{\"kind\":\"EventList\",\"items\":null}",
        "{\"kind\":\"EventList\",\"metadata\":{}}"
      })
  void anEmptyBatchIsIrrelevant(String batch) {
    assertThat(parse(batch).onlyIrrelevant()).isTrue();
  }

  @Test
  void aCutLineIsRejectedWithoutShowingItsBody() {
    String line =
        AuditLine.of("create", "pods", null, "a")
            .with("requestObject", "{'spec':{'containers':[{'env':[{'value':'hunter2'}]}]}}")
            .json();
    String cut = line.substring(0, line.indexOf("hunter2") + 4);
    assertThat(parse(cut).onlyRejection().reason()).contains("end missing").doesNotContain("hunt");
    assertThat(parse(cut).onlyRejection().excerpt()).isEqualTo("create pods");
  }

  @Test
  void whatIsNoJsonIsRejectedWithoutQuotingIt() {
    String reason = parse("{\"stage\": hunter2}").onlyRejection().reason();
    assertThat(reason).contains("expected JSON").doesNotContain("hunter2");
  }

  @Test
  void aFieldGivenTwiceIsRejected() {
    String line = AuditLine.of("delete", "pods", null, "a").json();
    String twice = line.replaceFirst("\\{", "{\"userAgent\":\"x\",");
    assertThat(parse(twice).onlyRejection().reason()).contains("userAgent", "found two");
  }

  @Test
  void wrongTypesSayWhatWasExpectedAndFound() {
    AuditLine line = AuditLine.of("delete", "pods", null, "a").with("auditID", "17");
    assertThat(parse(line.json()).onlyRejection().reason())
        .isEqualTo(
            "auditID: expected text, found a number; check that the file is the API server's JSON"
                + " audit log and was copied whole");
  }

  @Test
  void aWrongTimeIsRejected() {
    AuditLine line =
        AuditLine.of("delete", "pods", null, "a").with("stageTimestamp", "'yesterday'");
    assertThat(parse(line.json()).onlyRejection().reason()).contains("stageTimestamp");
  }

  @Test
  void anotherKindOfObjectIsNoAuditEvent() {
    assertThat(parse("{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}").onlyRejection().reason())
        .contains("expected Event");
  }

  @Test
  void moreThanOneValueInARecordIsRejected() {
    String line = AuditLine.of("delete", "pods", null, "a").json();
    assertThat(parse(line + line).onlyRejection().reason()).contains("more after its end");
  }

  @Test
  void deepNestingIsRejected() {
    AuditLine line =
        AuditLine.of("delete", "pods", null, "a")
            .with("requestObject", "{'a':".repeat(5000) + "1" + "}".repeat(5000));
    assertThat(parse(line.json()).onlyRejection().reason()).contains("nested deeper");
  }

  @Test
  void readsAPartOfALargerArray() {
    String line = AuditLine.of("delete", "pods", null, "a").sortedJson();
    byte[] bytes = ("xxx" + line + "yyy").getBytes(StandardCharsets.UTF_8);
    Collected collected = new Collected();
    new AuditParser(FileContext.of("audit.log", 0))
        .parse(new LogRecord().set(bytes, 3, bytes.length - 3, "f", 1, 0), collected);
    assertThat(collected.only(AuditEvent.class).name()).isEqualTo("a");
  }
}
