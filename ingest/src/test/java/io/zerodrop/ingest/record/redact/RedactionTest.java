package io.zerodrop.ingest.record.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "hunter2-of-the-shop";

  private final Redaction redaction = new Redaction(new Mask(new byte[32]));
  private final AuditRedaction audit = new AuditRedaction(redaction);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'spec':{'containers':[{'name':'app','env':[{'name':'PW','value':'SECRET'}]}]}}",
        "{'spec':{'template':{'spec':{'initContainers':[{'env':[{'value':'SECRET'}]}]}}}}",
        "{'metadata':{'annotations':{'kubectl.kubernetes.io/last-applied-configuration':'SECRET'}}}",
        "{'spec':{'containers':[{'command':['app','--password','SECRET']}]}}",
        "{'spec':{'containers':[{'args':['--db-password=SECRET']}]}}",
        "{'spec':{'containers':[{'command':['sh','-c','API_TOKEN=SECRET exec app']}]}}",
        "{'spec':{'containers':[{'args':['postgres://shop:SECRET@db/shop']}]}}",
        "{'spec':{'containers':[{'readinessProbe':{'httpGet':{'httpHeaders':"
            + "[{'name':'Authorization','value':'SECRET'}]}}}]}}",
        "{'kind':'Secret','data':{'password':'SECRET'},'stringData':{'password':'SECRET'}}",
        "[{'op':'add','path':'/spec/template/spec/containers/0/env',"
            + "'value':[{'name':'PW','value':'SECRET'}]}]",
        "[{'op':'add','path':'/spec/template/spec/containers/0/env/-',"
            + "'value':{'name':'PW','value':'SECRET'}}]",
        "[{'op':'replace','path':'/spec/template/spec/containers/0/env/0/value','value':'SECRET'}]",
        "[{'op':'replace','path':'/spec/template/spec/containers/0/args/1','value':'SECRET'}]",
        "[{'op':'add','path':'/data','value':{'password':'SECRET'}}]"
      })
  void noSecretIsLeft(String object) throws IOException {
    JsonNode tree = JSON.readTree(object.replace('\'', '"').replace("SECRET", SECRET));

    redaction.redact(tree);

    assertThat(tree.toString()).doesNotContain(SECRET);
  }

  @Test
  void twoValuesOfAVariableAreStillTold() throws IOException {
    assertThat(redacted("[{'name':'MODE','value':'a'}]"))
        .isEqualTo(redacted("[{'name':'MODE','value':'a'}]"))
        .isNotEqualTo(redacted("[{'name':'MODE','value':'b'}]"));
  }

  private String redacted(String env) throws IOException {
    JsonNode pod = JSON.readTree(("{'env':" + env + "}").replace('\'', '"'));
    redaction.redact(pod);
    return pod.toString();
  }

  @Test
  void whatTheAnalysisReadsStays() throws IOException {
    String pod =
        ("{'metadata':{'name':'web-1','annotations':{'deployment.kubernetes.io/revision':'2'},"
                + "'managedFields':[{'manager':'kubelet','time':'2026-05-01T10:00:00Z'}]},"
                + "'spec':{'containers':[{'name':'app','command':['sh','-c','exec app'],"
                + "'lifecycle':{'preStop':{'exec':{'command':['sleep','5']}}}}]}}")
            .replace('\'', '"');
    JsonNode tree = JSON.readTree(pod);

    redaction.redact(tree);

    assertThat(tree).isEqualTo(JSON.readTree(pod));
  }

  @Test
  void bodiesOfWhatNoAnalysisReadsGo() throws IOException {
    ObjectNode event =
        event("create", "secrets", "", "/api/v1/namespaces/shop/secrets", "{'kind':'Secret'}");

    audit.redact(event);

    assertThat(event.has("requestObject")).isFalse();
    assertThat(event.path("verb").asText()).isEqualTo("create");
  }

  @Test
  void theCommandOfAnExecGoes() throws IOException {
    ObjectNode event = event("create", "pods", "exec", "/api/v1/x/exec?command=" + SECRET, "{}");

    audit.redact(event);

    assertThat(event.toString()).doesNotContain(SECRET).contains("/api/v1/x/exec");
  }

  private static ObjectNode event(
      String verb, String resource, String subresource, String uri, String body)
      throws IOException {
    return (ObjectNode)
        JSON.readTree(
            ("{'verb':'%s','requestURI':'%s','objectRef':{'resource':'%s','subresource':'%s'},"
                    + "'requestObject':%s}")
                .formatted(verb, uri, resource, subresource, body)
                .replace('\'', '"'));
  }

  @Test
  void aBundleKeepsItsKeySoThatARestartMasksAlike(@TempDir Path bundle) throws IOException {
    assertThat(Mask.of(bundle).of("a")).isEqualTo(Mask.of(bundle).of("a"));
  }
}
