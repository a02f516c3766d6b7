package io.zerodrop.analyzer.trigger;

import static io.zerodrop.analyzer.trigger.Audit.by;
import static io.zerodrop.analyzer.trigger.Audit.byTool;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolTest {

  @ParameterizedTest
  @CsvSource({
    "kubectl-client-side-apply, kubectl apply",
    "kubectl, kubectl apply --server-side",
    "kubectl-edit, kubectl edit",
    "kubectl-patch, kubectl patch",
    "kubectl-replace, kubectl replace",
    "kubectl-set, kubectl set image",
    "kubectl-taint, kubectl taint"
  })
  void tellsKubectlsCommandsByTheirFieldManager(String manager, String tool) {
    Audit write = by("alice").patched("deployments", "shop", "web").manager(manager).image("app:2");

    assertThat(Tool.of(write.event())).isEqualTo(tool);
  }

  @Test
  void tellsPausingFromResuming() {
    assertThat(Tool.of(rollout("{'spec':{'paused':true}}"))).isEqualTo("kubectl rollout pause");
    assertThat(Tool.of(rollout("{'spec':{'paused':null}}"))).isEqualTo("kubectl rollout resume");
  }

  private static AuditEvent rollout(String body) {
    return by("alice")
        .patched("deployments", "shop", "web")
        .manager("kubectl-rollout")
        .body(body)
        .event();
  }

  @ParameterizedTest
  @CsvSource({
    "Helm/3.14.0, ci, Helm",
    "argocd-application-controller/v2.9, x, Argo CD",
    "HashiCorp/1.0 Terraform/1.5.7, ci, Terraform",
    "manager/v0.0.0 (linux/amd64), system:serviceaccount:openshift-gitops:openshift-gitops-argocd-application-controller, Argo CD",
    "Go-http-client/2.0, system:serviceaccount:karpenter:karpenter, Karpenter",
    "my-deployer/1.2, ci, my-deployer",
    "oc/4.15 (linux/amd64), alice, oc scale"
  })
  void namesTheClientByUserAgentAndServiceAccount(String agent, String user, String tool) {
    Audit write = byTool(user, agent).scaled("deployments", "shop", "web", 4, 2);

    assertThat(Tool.of(write.event())).isEqualTo(tool);
  }

  @Test
  void readsNothingIntoAPersonsName() {
    Audit write = byTool("wilhelm", "curl/8.5").scaled("deployments", "shop", "web", 4, 2);

    assertThat(Tool.of(write.event())).isEqualTo("curl");
  }
}
