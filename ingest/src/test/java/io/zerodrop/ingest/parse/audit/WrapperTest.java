package io.zerodrop.ingest.parse.audit;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperTest {

  private static final String EVENT = AuditLine.of("delete", "pods", null, "web-1").json();
  private static final String TEXT = quoted(EVENT);
  private static final String GET = AuditLine.of("get", "pods", null, "web-1").json();

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  static Stream<String> wrapped() {
    return Stream.of(
        // CloudWatch Logs
        "{'messageType':'DATA_MESSAGE','logGroup':'/aws/eks/c/cluster','logEvents':[{'id':'1',"
            + "'timestamp':1777629600001,'message':%s}]}",
        "{'events':[{'logStreamName':'kube-apiserver-audit-1','timestamp':1777629600001,"
            + "'message':%s,'eventId':'3'}],'searchedLogStreams':[]}",
        "{'results':[[{'field':'@timestamp','value':'2026-05-01 10:00:00.001'},"
            + "{'field':'@message','value':%s},{'field':'@ptr','value':'x'}]],'status':'Complete'}",
        "{'@timestamp':'2026-05-01 10:00:00.001','@message':%s}",
        // Azure
        "{'records':[{'time':'2026-05-01T10:00:00.1Z','category':'kube-audit',"
            + "'properties':{'log':%s,'stream':'stdout','pod':'kube-apiserver-1'}}]}",
        "{'category':'kube-audit-admin','time':'2026-05-01T10:00:00.1Z','properties':{'log':%s}}",
        "{'TimeGenerated':'2026-05-01T10:00:00.1Z','Category':'kube-audit','log_s':%s}",
        // shippers
        "{'resourceLogs':[{'resource':{},'scopeLogs':[{'logRecords':[{'timeUnixNano':"
            + "'1777629600001000000','body':{'stringValue':%s}}]}]}]}",
        "{'@timestamp':'2026-05-01T10:00:00.1Z','message':%s,'tags':['k8s']}",
        "{'sourcetype':'kube:audit','event':%s}",
        "{'Timestamp':'2026-05-01T10:00:00.1Z','Body':%s,'Attributes':{}}");
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void findsTheEventInItsWrapper(String wrapper) {
    String line = wrapper.replace('\'', '"').formatted(TEXT);

    AuditEvent event = parse(line).only(AuditEvent.class);

    assertThat(event.name()).isEqualTo("web-1");
    assertThat(event.user()).isEqualTo("alice");
    assertThat(event.time()).isEqualTo(parse(EVENT).only(AuditEvent.class).time());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'category':'kube-audit','properties':{'log':%s}}",
        "{'@timestamp':'2026-05-01T10:00:00.1Z','kubernetes':{'audit':%s}}",
        "{'event':%s,'host':'h'}",
        "{'jsonPayload':%s,'timestamp':'2026-05-01T10:00:00.1Z'}",
      })
  void findsAnEventThatIsNoText(String wrapper) {
    String line = wrapper.replace('\'', '"').formatted(EVENT);

    assertThat(parse(line).only(AuditEvent.class).name()).isEqualTo("web-1");
  }

  @Test
  void opensOneWrapperInsideOfAnother() {
    String shipped = quoted("{\"message\":" + TEXT + "}");

    assertThat(
            parse("{\"records\":[{\"properties\":{\"log\":" + shipped + "}}]}")
                .only(AuditEvent.class)
                .name())
        .isEqualTo("web-1");
  }

  @Test
  void readsEveryEventOfABatch() {
    String line =
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":%s},{\"message\":%s},{\"message\":%s}]}"
            .formatted(TEXT, quoted(GET), quoted("I0501 10:00:00.000000 1 a.go:1] not audit"));
    Collected collected = parse(line);

    assertThat(collected.events(AuditEvent.class)).hasSize(1);
    assertThat(collected.irrelevant).isEqualTo(1);
    assertThat(collected.rejections).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messageType':'CONTROL_MESSAGE','owner':'CloudwatchLogs','logEvents':[]}",
        "{'category':'guard','time':'2026-05-01T10:00:00.1Z','properties':{'log':'I0501 x'}}",
        "{'category':'Administrative','operationName':'Microsoft.Compute/virtualMachines/start'}",
        "{'protoPayload':{'serviceName':'compute.googleapis.com','methodName':'v1.instances.get'}}",
        "{'protoPayload':{'serviceName':'k8s.io','methodName':'io.k8s.core.v1.pods.exec.create'},"
            + "'operation':{'first':true},'timestamp':'2026-05-01T10:00:00Z'}",
      })
  void knowsWrappersWithoutAnEvent(String line) {
    assertThat(parse(line.replace('\'', '"')).onlyIrrelevant()).isTrue();
  }

  @Test
  void readsARowOfAzuresTable() {
    String row =
        "{'TimeGenerated':'2026-05-01T10:00:00.9Z','AuditId':'1','Stage':'ResponseComplete',"
            + "'RequestUri':'/api/v1/x','Verb':'delete','User':'{\\'username\\':\\'alice\\'}',"
            + "'ObjectRef':{'resource':'pods','namespace':'shop','name':'web-1'},'UserAgent':'u',"
            + "'ResponseStatus':'{\\'code\\':200}','RequestObject':'skipped-too-big-size-object',"
            + "'RequestReceivedTime':'2026-05-01T10:00:00.1Z',"
            + "'StageReceivedTime':'2026-05-01T10:00:00.2Z','PodName':'kube-apiserver-1'}";
    AuditEvent event = parse(row.replace("\\'", "\\\"").replace('\'', '"')).only(AuditEvent.class);

    assertThat(event.name()).isEqualTo("web-1");
    assertThat(event.user()).isEqualTo("alice");
    assertThat(event.time().earliest()).isEqualTo(micros("2026-05-01T10:00:00.1Z"));
    assertThat(event.time().latest()).isEqualTo(micros("2026-05-01T10:00:00.200999Z"));
  }

  @Test
  void aBodyThatWasReplacedByTextIsNone() {
    String line =
        AuditLine.of("delete", "pods", null, "web-1")
            .with("requestObject", "'skipped-too-big-size-object'")
            .with("responseObject", "'skipped-too-big-size-object'")
            .json();

    assertThat(parse(line).only(AuditEvent.class).pod()).isNull();
  }

  @Test
  void makesTheBestOfAnEventThatItsWrapperCut() {
    String whole =
        AuditLine.of("delete", "pods", null, "web-1")
            .with("requestObject", "{'gracePeriodSeconds':7}")
            .json();
    int times = whole.indexOf(",\"requestReceivedTimestamp\"");
    String cut =
        whole.substring(0, times).replace(",\"requestObject\"", "") + ",\"requestObject\":{\"a";
    String aks = "{\"time\":\"2026-05-01T10:00:03Z\",\"properties\":{\"log\":" + quoted(cut) + "}}";

    AuditEvent event = parse(aks).only(AuditEvent.class);

    assertThat(event.name()).isEqualTo("web-1");
    assertThat(event.level()).isEqualTo("Metadata");
    assertThat(event.time().earliest()).isEqualTo(micros("2026-05-01T10:00:01Z"));
    assertThat(parse(cut).rejections).hasSize(1);
    String early = whole.substring(0, whole.indexOf("\"objectRef\""));
    assertThat(
            parse(
                    "{\"time\":\"2026-05-01T10:00:03Z\",\"properties\":{\"log\":"
                        + quoted(early)
                        + "}}")
                .rejections)
        .hasSize(1);
  }

  private static String gke(String method, String resource, String more) {
    return ("{'insertId':'i','logName':'projects/p/logs/cloudaudit.googleapis.com%2Factivity',"
            + "'operation':{'id':'op-1','producer':'k8s.io','first':true,'last':true},"
            + "'protoPayload':{'serviceName':'k8s.io','methodName':'"
            + method
            + "','resourceName':'"
            + resource
            + "','authenticationInfo':{'principalEmail':'alice@shop.example'},"
            + "'requestMetadata':{'callerIp':'192.0.2.7','callerSuppliedUserAgent':'kubectl/v1'}"
            + more
            + "},'timestamp':'2026-05-01T10:00:00.5Z'}")
        .replace('\'', '"');
  }

  @Test
  void readsALogEntryOfGke() {
    AuditEvent event =
        parse(
                gke(
                    "io.k8s.core.v1.pods.delete",
                    "core/v1/namespaces/shop/pods/web-1",
                    ",'status':{},'request':{'@type':'meta.k8s.io/__internal.DeleteOptions',"
                        + "'gracePeriodSeconds':7}"))
            .only(AuditEvent.class);

    assertThat(event.verb()).isEqualTo("delete");
    assertThat(event.resource()).isEqualTo("pods");
    assertThat(event.namespace()).isEqualTo("shop");
    assertThat(event.name()).isEqualTo("web-1");
    assertThat(event.user()).isEqualTo("alice@shop.example");
    assertThat(event.userAgent()).isEqualTo("kubectl/v1");
    assertThat(event.auditId()).isEqualTo("op-1");
    assertThat(event.code()).isEqualTo(200);
    assertThat(event.gracePeriodSeconds()).isEqualTo(7);
    assertThat(event.time())
        .isEqualTo(
            new Stamp(micros("2026-05-01T09:59:59.5Z"), micros("2026-05-01T10:00:01.5Z") + 999));
  }

  @Test
  void saysThatAnEntryOfGkeTellsNoTime() {
    String whole = gke("io.k8s.core.v1.pods.delete", "core/v1/namespaces/shop/pods/web-1", "");
    String timeless = whole.replaceAll(",\"timestamp\":\"[^\"]*\"", "");

    assertThat(parse(timeless).onlyRejection().reason())
        .contains("stageTimestamp: expected the time of the stage, found none");
  }

  @ParameterizedTest
  @CsvSource({
    "io.k8s.core.v1.pods.eviction.create, core/v1/namespaces/shop/pods/web-1/eviction, pods, eviction",
    "io.k8s.apps.v1.deployments.patch, apps/v1/namespaces/shop/deployments/web, deployments,",
    "io.k8s.core.v1.nodes.patch, core/v1/nodes/node-1, nodes,",
    "io.k8s.core.v1.pods.status.patch, '', pods, status",
  })
  void readsTheNamesOfGke(String method, String name, String resource, String subresource) {
    AuditEvent event = parse(gke(method, name, "")).only(AuditEvent.class);

    assertThat(event.resource()).isEqualTo(resource);
    assertThat(event.subresource()).isEqualTo(subresource);
  }

  @Test
  void translatesTheStatusOfGke() {
    String eviction = "core/v1/namespaces/shop/pods/web-1/eviction";
    AuditEvent refused =
        parse(
                gke(
                    "io.k8s.core.v1.pods.eviction.create",
                    eviction,
                    ",'status':{'code':8,'message':'disruption budget'}"))
            .only(AuditEvent.class);

    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.message()).isEqualTo("disruption budget");
  }

  @Test
  void readsEntriesAsYaml() {
    String yaml =
        "insertId: i\noperation:\n  first: true\n  id: op-1\n  last: true\nprotoPayload:\n"
            + "  methodName: io.k8s.core.v1.pods.delete\n  resourceName:"
            + " core/v1/namespaces/shop/pods/web-1\n  serviceName: k8s.io\n"
            + "timestamp: '2026-05-01T10:00:00.5Z'\n";
    Collected collected = Collected.by(new AuditYamlParser(Collected.context()), yaml);

    assertThat(collected.only(AuditEvent.class).name()).isEqualTo("web-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"hello\"}",
        "{\"a\":{\"auditID\":\"1\"}}",
        "{\"message\":\"{\\\"auditID\\\":\"}",
      })
  void rejectsWhatIsNoWrapper(String line) {
    assertThat(parse(line).rejections).hasSize(1);
  }

  @Test
  void wrappersInsideOfWrappersAreBounded() {
    String line = EVENT;
    for (int i = 0; i < 6; i++) {
      line = "{\"message\":" + quoted(line) + "}";
    }

    assertThat(parse(line).rejections).hasSize(1);
  }

  private static Collected parse(String line) {
    return Collected.by(new AuditParser(Collected.context()), line);
  }
}
